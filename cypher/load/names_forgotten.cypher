// Names that an organisation carries no longer.
UNWIND $rows AS row
MATCH (:Organisation {id: row.organisationId})-[carries:KNOWN_AS]->(name:Name)
WHERE NOT name.id IN row.names
DELETE carries
RETURN DISTINCT name.id AS name
