// Every organisation that a published edge names, with the names under which it is published.
MATCH (organisation:Organisation)
WHERE organisation.endedAt IS NULL AND EXISTS {
    MATCH (organisation)-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED|IMPLICATED_IN|ACCUSES_IN|OWNED_BY|PART_OF]-()
    WHERE edge.review = 'accepted'
  }
WITH organisation ORDER BY organisation.id
CALL (organisation) {
  OPTIONAL MATCH (organisation)<-[resolved:RESOLVED_TO]-(mention:Mention)<-[:NAMES]-(claim:Claim)
  WHERE resolved.endedAt IS NULL AND resolved.judgement <> 'by_name' AND claim.supersededBy IS NULL
    AND claim.review = 'accepted'
  WITH DISTINCT mention.name AS name
  ORDER BY name
  RETURN [name IN collect(name) WHERE name IS NOT NULL] AS names
}
RETURN
  organisation.id AS id,
  organisation.name AS name,
  organisation.country AS country,
  CASE WHEN organisation:PublicBody THEN 'PublicBody' WHEN organisation:Company THEN 'Company'
    WHEN organisation:CivilSociety THEN 'Organization' ELSE 'LegalEntity' END AS schema,
  organisation.key IS NOT NULL AS known,
  coalesce(organisation.seedAliases, []) AS seedAliases,
  names,
  COLLECT {
    MATCH (organisation)-[:IDENTIFIED_BY]->(number:Identifier)
    RETURN number.id ORDER BY number.id
  } AS identifiers
ORDER BY id
