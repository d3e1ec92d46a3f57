// Contracts that draw on a framework.
UNWIND $rows AS row
MATCH (part:Contract {id: row.left})
MATCH (whole:Contract {id: row.right})
MERGE (part)-[edge:CALLED_OFF_FROM {key: row.key}]->(whole)
SET edge.why = row.why, edge.block = row.block, edge.claimIds = row.claimIds, edge.review = row.review
