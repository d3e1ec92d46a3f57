// The same contract or matter, for another reason.
UNWIND $rows AS row
MATCH (:Claim {id: row.claimId})-[about:ABOUT]->()
WHERE about.endedAt IS NULL
SET about.why = row.why, about.by = row.by
