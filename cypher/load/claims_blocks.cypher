// What linking notes of claims.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.id})
SET claim.block = row.block, claim.looseBlock = row.looseBlock, claim.titleKey = row.titleKey,
    claim.amountKey = row.amountKey
