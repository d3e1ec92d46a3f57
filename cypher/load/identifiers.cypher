// Numbers that a document gives beside a preferred one.
UNWIND $rows AS row
MERGE (worse:Identifier {id: row.worse})
MERGE (better:Identifier {id: row.better})
MERGE (worse)-[seen:SEEN_WITH]->(better)
ON CREATE SET seen.isNew = true
WITH row, seen, seen.isNew AS isNew
REMOVE seen.isNew
WITH row, isNew
WHERE isNew
RETURN row.worse AS id
