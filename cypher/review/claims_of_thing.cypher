// The claims that these contracts or matters rest on.
UNWIND $ids AS id
CALL (id) {
  MATCH (:Contract {id: id})<-[about:ABOUT]-(claim:Claim)
  WHERE about.endedAt IS NULL
  RETURN claim.id AS claimId
  UNION
  MATCH (:Controversy {id: id})<-[about:ABOUT]-(claim:Claim)
  WHERE about.endedAt IS NULL
  RETURN claim.id AS claimId
}
RETURN id, claimId
ORDER BY id, claimId
