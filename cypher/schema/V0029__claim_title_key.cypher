// Claims of one vendor with equal title, for deals whose buyer is not named.
CREATE INDEX claim_title_key IF NOT EXISTS
FOR (claim:Claim) ON (claim.titleKey)
