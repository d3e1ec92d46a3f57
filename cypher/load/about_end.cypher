// These claims are about something else from now on.
UNWIND $ids AS id
MATCH (:Claim {id: id})-[about:ABOUT]->()
WHERE about.endedAt IS NULL
SET about.endedAt = $recordedAt
