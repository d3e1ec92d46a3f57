// Replies that wait for the allegation they answer.
CREATE INDEX claim_answers IF NOT EXISTS
FOR (claim:Claim) ON (claim.answers)
