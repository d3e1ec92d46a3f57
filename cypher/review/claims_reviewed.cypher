// The decisions that make the review of these claims, and what the claims are without them.
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN id, coalesce(claim.acceptedByRule, false) AS acceptedByRule, claim.corrects AS corrects,
       claim {.review, .reviewer, .reviewedAt, .supersededBy, .endedAt} AS stored,
       COLLECT {
         MATCH (claim)<-[:DECIDES]-(decision:Decision)
         WHERE NOT decision.undone
           AND decision.action IN ['accept', 'reject', 'dispute', 'retract', 'correct']
         RETURN decision {.id, .action, .actor, .at, .payload}
       } AS decisions
