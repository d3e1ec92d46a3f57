// What waits for a person, surest reading first.
CREATE INDEX claim_review IF NOT EXISTS
FOR (claim:Claim) ON (claim.review, claim.confidence)
