// Parts that no live claim supports any more; what the seeds name stays.
UNWIND $keys AS key
MATCH ()-[edge:PART_OF {key: key}]->()
USING INDEX edge:PART_OF(key)
SET edge.claimIds = [], edge.acceptedClaimIds = []
REMOVE edge.validFrom, edge.validTo
WITH edge
WHERE edge.why IS NULL
DELETE edge
