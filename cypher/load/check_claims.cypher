// Claims that lack what every claim must have.
MATCH (claim:Claim)
WHERE claim.kind IS NULL OR claim.recordedAt IS NULL OR claim.review IS NULL OR claim.readerName IS NULL
   OR (claim.amount IS NOT NULL AND claim.currency IS NULL)
   OR NOT EXISTS { (claim)-[:EVIDENCED_BY]->(:Document) }
   OR NOT EXISTS { (claim)-[:NAMES]->(:Mention) }
RETURN claim.id AS id
LIMIT $limit
