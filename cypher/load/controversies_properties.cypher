// What is derived of these.
UNWIND $rows AS row
MATCH (thing:Controversy {id: row.id})
SET thing += row.properties
