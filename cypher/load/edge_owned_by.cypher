// Who belongs to whom, with the claims it rests on.
UNWIND $rows AS row
MATCH (child:Organisation {id: row.child})
MATCH (parent:Organisation {id: row.parent})
MERGE (child)-[edge:OWNED_BY {key: row.key}]->(parent)
SET edge.claimIds = row.claimIds, edge.acceptedClaimIds = row.acceptedClaimIds,
    edge.review = row.review,
    edge.validFrom = row.validFrom, edge.validTo = row.validTo
