// Matters with their claims, the families of their documents, the denials, and what is derived of them now.
UNWIND $ids AS id
MATCH (controversy:Controversy {id: id})
RETURN id, controversy {.*} AS stored,
       COLLECT {
         MATCH (controversy)<-[about:ABOUT]-(claim:Claim)
         WHERE about.endedAt IS NULL
         RETURN claim.id
       } AS claims,
       COLLECT {
         MATCH (controversy)<-[about:ABOUT]-(claim:Claim)-[:EVIDENCED_BY]->(document:Document)
         WHERE about.endedAt IS NULL
         RETURN DISTINCT {claimId: claim.id, family: document.sourceFamily}
       } AS families,
       COLLECT {
         MATCH (controversy)<-[about:ABOUT]-(claim:Claim)<-[:ANSWERS]-(reply:Claim)
         WHERE about.endedAt IS NULL AND reply.denies AND reply.supersededBy IS NULL
           AND NOT reply.review IN ['rejected', 'retracted', 'disputed']
         RETURN {claimId: claim.id, review: reply.review}
       } AS denials,
       COLLECT {
         MATCH (controversy)<-[edge:IMPLICATED_IN|ACCUSES_IN]-(organisation:Organisation)
         RETURN {kind: type(edge), organisationId: organisation.id, key: edge.key, claimIds: edge.claimIds,
                 acceptedClaimIds: edge.acceptedClaimIds, review: edge.review}
       } AS edges
