// These names stand for somebody else from now on.
UNWIND $ids AS id
MATCH (:Mention {id: id})-[resolved:RESOLVED_TO]->(:Organisation)
WHERE resolved.endedAt IS NULL
SET resolved.endedAt = $recordedAt
