// Which public body is part of which, as the seeds name it.
UNWIND $rows AS row
MATCH (child:Organisation {id: row.child})
MATCH (parent:Organisation {id: row.parent})
MERGE (child)-[part:PART_OF {key: child.id + '|' + parent.id}]->(parent)
SET part.claimIds = coalesce(part.claimIds, []), part.acceptedClaimIds = coalesce(part.acceptedClaimIds, []),
    part.review = 'accepted', part.why = 'seed'
