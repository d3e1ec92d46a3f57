// Documents of one family; all retell the one with the smallest identifier.
UNWIND $rows AS row
MATCH (document:Document {id: row.id})
SET document.sourceFamily = row.family
WITH document, row
OPTIONAL MATCH (document)-[former:REPUBLISHES]->(:Document)
DELETE former
WITH DISTINCT document, row
WHERE row.id <> row.family
MATCH (first:Document {id: row.family})
MERGE (document)-[:REPUBLISHES]->(first)
