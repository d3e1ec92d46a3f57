// Which controversies were joined to this one, so that what was noted of them holds for it?
MATCH path = (former:Controversy)-[:MERGED_INTO*1..8]->(:Controversy {id: $id})
WHERE all(step IN relationships(path) WHERE step.endedAt IS NULL)
RETURN DISTINCT former.id AS id
ORDER BY id
