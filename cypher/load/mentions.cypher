// New names as they stand in their documents.
UNWIND $rows AS row
CREATE (mention:Mention {id: row.id})
SET mention += row.properties
