// Contracts that a text counts among several.
UNWIND $rows AS row
MATCH (part:Contract {id: row.left})
MATCH (whole:Contract {id: row.right})
MERGE (part)-[edge:INCLUDED_IN {key: row.key}]->(whole)
SET edge.why = row.why, edge.block = row.block, edge.claimIds = row.claimIds, edge.review = row.review
