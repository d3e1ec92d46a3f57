// Contracts that were not there before, with the claims that are about them.
UNWIND $rows AS row
CREATE (contract:Contract {id: row.id})
WITH contract, row
UNWIND row.claims AS claimed
MATCH (claim:Claim {id: claimed.claimId})
CREATE (claim)-[:ABOUT {by: claimed.by, why: claimed.why, recordedAt: $recordedAt}]->(contract)
