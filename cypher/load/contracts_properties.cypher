// What is derived of these.
UNWIND $rows AS row
MATCH (thing:Contract {id: row.id})
SET thing += row.properties
