// These organisations are no longer merged into another.
UNWIND $ids AS id
MATCH (:Organisation {id: id})-[merged:MERGED_INTO {decided: true}]->(:Organisation)
WHERE merged.endedAt IS NULL
SET merged.endedAt = $recordedAt
