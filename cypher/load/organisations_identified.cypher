// The numbers that organisations are known by; those that they lost go.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.id})
CALL (organisation, row) {
  MATCH (organisation)-[gone:IDENTIFIED_BY]->(number:Identifier)
  WHERE NOT number.id IN row.identifiers
  DELETE gone
}
CALL (organisation, row) {
  UNWIND row.identifiers AS id
  MERGE (number:Identifier {id: id})
  MERGE (organisation)-[:IDENTIFIED_BY]->(number)
}
