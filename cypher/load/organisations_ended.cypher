// Organisations for which no name stands any more answer with the one that took their names.
UNWIND $rows AS row
MATCH (ended:Organisation {id: row.id})
SET ended.endedAt = coalesce(ended.endedAt, $recordedAt)
WITH ended, row
MATCH (canonical:Organisation {id: row.canonical})
WHERE NOT EXISTS { (ended)-[live:MERGED_INTO]->(canonical) WHERE live.endedAt IS NULL }
OPTIONAL MATCH (ended)-[former:MERGED_INTO {decided: false}]->(:Organisation)
WHERE former.endedAt IS NULL
SET former.endedAt = $recordedAt
WITH ended, canonical, row
CREATE (ended)-[:MERGED_INTO {recordedAt: $recordedAt, decided: false}]->(canonical)
