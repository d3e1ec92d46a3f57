// These organisations are merged into another by decision.
UNWIND $rows AS row
MATCH (one:Organisation {id: row.id})
MATCH (canonical:Organisation {id: row.canonical})
CREATE (one)-[:MERGED_INTO {decided: true, recordedAt: $recordedAt}]->(canonical)
