// Derived edges with the claims they rest on.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisationId})
MATCH (thing:Controversy {id: row.target})
MERGE (organisation)-[edge:ACCUSES_IN {key: row.key}]->(thing)
SET edge.claimIds = row.claimIds, edge.acceptedClaimIds = row.acceptedClaimIds, edge.review = row.review
