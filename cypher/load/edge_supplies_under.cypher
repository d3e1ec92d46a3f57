// Derived edges with the claims they rest on.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisationId})
MATCH (thing:Contract {id: row.target})
MERGE (organisation)-[edge:SUPPLIES_UNDER {key: row.key}]->(thing)
SET edge.claimIds = row.claimIds, edge.acceptedClaimIds = row.acceptedClaimIds, edge.review = row.review
