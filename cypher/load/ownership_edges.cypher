// What is derived of who belongs to whom.
UNWIND $keys AS key
CALL (key) {
  MATCH ()-[edge:OWNED_BY {key: key}]->()
  RETURN 'OWNED_BY' AS kind, edge
  UNION ALL
  MATCH ()-[edge:PART_OF {key: key}]->()
  WHERE edge.why IS NULL OR edge.claimIds <> []
  RETURN 'PART_OF' AS kind, edge
}
RETURN kind, edge.key AS key, edge {.claimIds, .acceptedClaimIds, .review, .validFrom, .validTo, .why} AS stored
