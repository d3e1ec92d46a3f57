// Which matter these claims are about.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claimId})
MERGE (controversy:Controversy {id: row.targetId})
CREATE (claim)-[:ABOUT {by: row.by, why: row.why, recordedAt: $recordedAt}]->(controversy)
