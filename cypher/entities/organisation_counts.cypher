// How many contracts, controversies, owners and claims hang on this organisation, and how many of them may be shown?
MATCH (organisation:Organisation {id: $id})
CALL (organisation) {
  MATCH (organisation)-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]->(:Contract)
  RETURN 'contracts' AS part, count(edge) AS everything,
    count(CASE WHEN edge.review = 'accepted' THEN 1 END) AS accepted
  UNION ALL
  MATCH (organisation)-[edge:IMPLICATED_IN|ACCUSES_IN]->(:Controversy)
  RETURN 'controversies' AS part, count(edge) AS everything,
    count(CASE WHEN edge.review = 'accepted' THEN 1 END) AS accepted
  UNION ALL
  MATCH (organisation)-[edge:OWNED_BY|PART_OF]-(:Organisation)
  RETURN 'relations' AS part, count(edge) AS everything,
    count(CASE WHEN edge.review = 'accepted' THEN 1 END) AS accepted
}
RETURN part, everything, accepted
ORDER BY part
