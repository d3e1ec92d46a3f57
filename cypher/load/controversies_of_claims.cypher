// The matters that these allegations are about.
UNWIND $ids AS id
MATCH (:Claim {id: id})-[about:ABOUT]->(controversy:Controversy)
WHERE about.endedAt IS NULL
RETURN DISTINCT controversy.id AS id
