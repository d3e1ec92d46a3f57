// Documents that share a run of words with new ones.
UNWIND $rows AS row
CALL db.index.fulltext.queryNodes('text_signatures', row.query) YIELD node
WITH DISTINCT row.id AS id, node.id AS candidate
WHERE id <> candidate
MATCH (document:Document {id: candidate})
RETURN id, candidate, document.sourceFamily AS family
ORDER BY id, candidate
