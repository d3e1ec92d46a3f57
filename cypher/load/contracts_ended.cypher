// What has no claim any more answers with the one that took its claims.
UNWIND $rows AS row
MATCH (ended:Contract {id: row.id})
OPTIONAL MATCH (ended)-[derived:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED|IMPLICATED_IN|ACCUSES_IN|CALLED_OFF_FROM|INCLUDED_IN|POSSIBLY_SAME_AS]-()
DELETE derived
WITH DISTINCT ended, row
OPTIONAL MATCH (ended)-[former:MERGED_INTO]->(:Contract)
WHERE former.endedAt IS NULL
SET former.endedAt = $recordedAt
WITH DISTINCT ended, row
SET ended = {id: row.id, endedAt: $recordedAt}
WITH ended, row
MATCH (canonical:Contract {id: row.canonical})
CREATE (ended)-[:MERGED_INTO {recordedAt: $recordedAt, decided: false}]->(canonical)
