// Deals without a register entry, which alone make a block worth comparing.
CREATE INDEX claim_loose_block IF NOT EXISTS
FOR (claim:Claim) ON (claim.looseBlock)
