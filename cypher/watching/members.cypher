// Which of these organisations do these claims name, themselves or as an owner over at most three steps?
UNWIND $claimIds AS claimId
MATCH (claim:Claim {id: claimId})-[:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(named:Organisation)
WHERE resolved.endedAt IS NULL AND (NOT $accepted OR resolved.judgement <> 'by_name')
MATCH path = (member:Organisation)-[:OWNED_BY*0..3]->(named)
WHERE member.id IN $members AND all(step IN relationships(path) WHERE NOT $accepted OR step.review = 'accepted')
RETURN DISTINCT claimId, member.id AS member, named.id AS named, named.name AS name
ORDER BY claimId, member, named
