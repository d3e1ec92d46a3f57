// Names in order, page by page.
MATCH (mention:Mention)
WHERE mention.id > $after
RETURN mention.id AS id
ORDER BY id
LIMIT $limit
