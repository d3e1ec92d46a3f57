// Claims in the order in which the graph learnt of them, for change feeds.
CREATE INDEX claim_recorded IF NOT EXISTS
FOR (claim:Claim) ON (claim.recordedAt, claim.id)
