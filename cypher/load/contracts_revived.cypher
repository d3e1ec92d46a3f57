// These have claims again.
UNWIND $ids AS id
MATCH (thing:Contract {id: id})
REMOVE thing.endedAt
WITH thing
MATCH (thing)-[merged:MERGED_INTO]->(:Contract)
WHERE merged.endedAt IS NULL
SET merged.endedAt = $recordedAt
