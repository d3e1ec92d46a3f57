// Claims that may be about one contract or one matter.
CREATE INDEX claim_block IF NOT EXISTS
FOR (claim:Claim) ON (claim.block)
