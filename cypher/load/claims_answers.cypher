// Replies answer their allegation, whichever came first.
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
CALL (claim) {
  MATCH (allegation:Claim {id: claim.answers})
  RETURN claim AS reply, allegation
  UNION
  MATCH (reply:Claim {answers: claim.id})
  USING INDEX reply:Claim(answers)
  RETURN reply, claim AS allegation
}
MERGE (reply)-[:ANSWERS]->(allegation)
RETURN DISTINCT allegation.id AS id
