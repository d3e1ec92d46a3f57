// The matters whose allegations rest on these documents.
UNWIND $ids AS id
MATCH (:Document {id: id})<-[:EVIDENCED_BY]-(claim:Claim)
WHERE claim.kind IN ['allegation', 'listing']
MATCH (claim)-[about:ABOUT]->(controversy:Controversy)
WHERE about.endedAt IS NULL
RETURN DISTINCT controversy.id AS id
