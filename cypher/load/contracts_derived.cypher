// Contracts with their claims, and what is derived of them now.
UNWIND $ids AS id
MATCH (contract:Contract {id: id})
RETURN id, contract {.*} AS stored,
       COLLECT {
         MATCH (contract)<-[about:ABOUT]-(claim:Claim)
         WHERE about.endedAt IS NULL
         RETURN claim.id
       } AS claims,
       COLLECT {
         MATCH (contract)<-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]-(organisation:Organisation)
         RETURN {kind: type(edge), organisationId: organisation.id, key: edge.key, claimIds: edge.claimIds,
                 acceptedClaimIds: edge.acceptedClaimIds, review: edge.review}
       } AS edges
