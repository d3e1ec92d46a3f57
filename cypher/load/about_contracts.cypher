// Which contract these claims are about.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claimId})
MERGE (contract:Contract {id: row.targetId})
CREATE (claim)-[:ABOUT {by: row.by, why: row.why, recordedAt: $recordedAt}]->(contract)
