// Which of these claims are there already?
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN claim.id AS id
