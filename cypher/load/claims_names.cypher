// Whom new claims name, and as what.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claimId})
MATCH (mention:Mention {id: row.mentionId})
CREATE (claim)-[:NAMES {role: row.role}]->(mention)
