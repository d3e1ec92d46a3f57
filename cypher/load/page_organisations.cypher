// Organisations in order, page by page.
MATCH (organisation:Organisation)
WHERE organisation.id > $after
RETURN organisation.id AS id
ORDER BY id
LIMIT $limit
