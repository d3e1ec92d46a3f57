// Find the id of an organisation by its name
// Names and aliases, accents and case aside; the best first.
CALL db.index.fulltext.queryNodes('organisation_names', $name, {limit: 20}) YIELD node, score
RETURN node.id AS id, node.name AS name, node.country AS country, labels(node) AS labels, score
ORDER BY score DESC, id
