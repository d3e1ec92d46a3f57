// Where these claims stand now.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.id})
SET claim += row.properties
