// Into whom these organisations are merged by decision, and who is merged into them.
UNWIND $ids AS id
MATCH (one:Organisation {id: id})-[merged:MERGED_INTO {decided: true}]->(canonical:Organisation)
WHERE merged.endedAt IS NULL
RETURN one.id AS id, canonical.id AS canonical
UNION
UNWIND $ids AS id
MATCH (canonical:Organisation {id: id})<-[merged:MERGED_INTO {decided: true}]-(one:Organisation)
WHERE merged.endedAt IS NULL
RETURN one.id AS id, canonical.id AS canonical
