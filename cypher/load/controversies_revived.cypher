// These have claims again.
UNWIND $ids AS id
MATCH (thing:Controversy {id: id})
REMOVE thing.endedAt
WITH thing
MATCH (thing)-[merged:MERGED_INTO]->(:Controversy)
WHERE merged.endedAt IS NULL
SET merged.endedAt = $recordedAt
