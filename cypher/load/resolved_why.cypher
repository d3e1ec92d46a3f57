// The same organisation by the same judgement, for a reason in other words.
UNWIND $rows AS row
MATCH (:Mention {id: row.mentionId})-[resolved:RESOLVED_TO]->(:Organisation)
WHERE resolved.endedAt IS NULL
SET resolved.why = row.why, resolved.score = row.score
