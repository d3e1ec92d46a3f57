// Pairs that may be one thing, in a stable order.
MATCH (left)-[edge:POSSIBLY_SAME_AS]->(right)
WHERE edge.key > $after
WITH left, edge, right
ORDER BY edge.key
LIMIT $limit
RETURN edge.key AS key, edge.why AS why,
       CASE WHEN left:Organisation THEN 'organisation' WHEN left:Contract THEN 'contract' ELSE 'controversy' END AS kind,
       left {.id, .name, .title, .country, .status, .amount, .currency, .category, .code} AS left,
       right {.id, .name, .title, .country, .status, .amount, .currency, .category, .code} AS right
ORDER BY key
