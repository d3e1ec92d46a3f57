// Organisations with all names and numbers, page by page, for the index of names.
MATCH (organisation:Organisation)
WHERE organisation.id > $after AND organisation.endedAt IS NULL AND organisation.name IS NOT NULL
WITH organisation
ORDER BY organisation.id
LIMIT $limit
RETURN organisation.id AS id, organisation.name AS name, coalesce(organisation.aliases, []) AS aliases,
       coalesce(organisation.ambiguous, []) AS ambiguous, organisation.country AS country,
       coalesce(organisation.kind, 'unknown') AS kind,
       [(organisation)-[:IDENTIFIED_BY]->(number:Identifier) | number.id] AS identifiers
ORDER BY id
