// Names stand for these organisations again.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
REMOVE organisation.endedAt
WITH organisation
MATCH (organisation)-[merged:MERGED_INTO {decided: false}]->(:Organisation)
WHERE merged.endedAt IS NULL
SET merged.endedAt = $recordedAt
