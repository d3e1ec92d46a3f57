// Organisations that may be one, for a person to look at.
UNWIND $rows AS row
MATCH (left:Organisation {id: row.left})
MATCH (right:Organisation {id: row.right})
MERGE (left)-[edge:POSSIBLY_SAME_AS {key: row.key}]->(right)
SET edge.why = row.why, edge.block = row.block
