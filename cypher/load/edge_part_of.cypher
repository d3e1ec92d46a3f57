// Who belongs to whom, with the claims it rests on.
UNWIND $rows AS row
MATCH (child:Organisation {id: row.child})
MATCH (parent:Organisation {id: row.parent})
MERGE (child)-[edge:PART_OF {key: row.key}]->(parent)
SET edge.claimIds = row.claimIds, edge.acceptedClaimIds = row.acceptedClaimIds,
    edge.review = CASE WHEN edge.why = 'seed' THEN 'accepted' ELSE row.review END,
    edge.validFrom = row.validFrom, edge.validTo = row.validTo
