// A name becomes one that its organisation carries with an identifier.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisationId})
MERGE (name:Name {id: row.name})
MERGE (organisation)-[carries:KNOWN_AS]->(name)
ON CREATE SET carries.isNew = true
WITH row, carries, carries.isNew AS isNew
REMOVE carries.isNew
WITH row, isNew
WHERE isNew
RETURN row.name AS name
