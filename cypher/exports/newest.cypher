// When did the graph take in its newest accepted claim, or a decision on one? Null where nothing is accepted.
OPTIONAL MATCH (claim:Claim) WHERE claim.review = 'accepted'
WITH max(claim.recordedAt) AS claimed
OPTIONAL MATCH (decision:Decision)
WITH claimed, max(decision.at) AS decided
RETURN CASE WHEN claimed IS NULL OR decided IS NULL OR claimed > decided THEN claimed ELSE decided END AS recordedAt
