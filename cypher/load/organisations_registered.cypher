// Organisations that a register knows by an identifier and the seeds do not.
MATCH (organisation:Organisation)-[:IDENTIFIED_BY]->(identifier:Identifier)
WHERE organisation.key IS NULL AND NOT organisation.provisional
  AND NOT EXISTS { (organisation)-[:MERGED_INTO]->() }
WITH organisation, identifier
ORDER BY identifier.id
WITH organisation, collect(identifier.id) AS identifiers
RETURN organisation.id AS id, organisation.name AS name, coalesce(organisation.kind, 'unknown') AS kind,
       organisation.country AS country, coalesce(organisation.aliases, []) AS aliases, identifiers
ORDER BY id
