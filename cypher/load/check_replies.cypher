// Replies that answer an allegation which is there, but are not joined with it.
MATCH (reply:Claim)
WHERE reply.answers IS NOT NULL
MATCH (allegation:Claim {id: reply.answers})
WHERE NOT EXISTS { (reply)-[:ANSWERS]->(allegation) }
RETURN reply.id AS id
LIMIT $limit
