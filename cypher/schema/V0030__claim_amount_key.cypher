// Claims of one vendor with equal amount, for deals whose buyer is not named.
CREATE INDEX claim_amount_key IF NOT EXISTS
FOR (claim:Claim) ON (claim.amountKey)
