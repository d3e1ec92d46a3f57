// Claims that cite one register entry.
CREATE INDEX claim_register_id IF NOT EXISTS
FOR (claim:Claim) ON (claim.registerId)
