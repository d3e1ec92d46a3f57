// Which organisation has this identifier, what is it, and which one answers for it since a merge?
MATCH (organisation:Organisation {id: $id})
RETURN
  organisation.id AS id,
  organisation.name AS name,
  organisation.country AS country,
  coalesce(organisation.kind, 'unknown') AS kind,
  coalesce(organisation.provisional, false) AS provisional,
  organisation.key IS NOT NULL AS told,
  organisation:PublicBody AS isBody,
  organisation:Vendor AS isVendor,
  coalesce(organisation.seedAliases, []) AS seedAliases,
  COLLECT {
    MATCH (organisation)-[:IDENTIFIED_BY]->(number:Identifier)
    RETURN number.id ORDER BY number.id
  } AS identifiers,
  head(COLLECT {
    MATCH path = (organisation)-[:MERGED_INTO*1..8]->(canonical:Organisation)
    WHERE all(step IN relationships(path) WHERE step.endedAt IS NULL)
    RETURN canonical.id ORDER BY length(path) DESC, canonical.id LIMIT 1
  }) AS canonical
