// How do these claims call the matter, most of them first?
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
WHERE claim.matter IS NOT NULL
RETURN claim.matter AS matter, count(*) AS claims
ORDER BY claims DESC, matter
LIMIT 1
