// These organisations as a search shows them.
UNWIND range(0, size($ids) - 1) AS place
MATCH (organisation:Organisation {id: $ids[place]})
RETURN
  organisation.id AS id,
  organisation.name AS name,
  organisation.country AS country,
  CASE WHEN organisation:PublicBody THEN 'PublicBody' WHEN organisation:Company THEN 'Company'
    WHEN organisation:CivilSociety THEN 'Organization' ELSE 'LegalEntity' END AS schema,
  CASE WHEN $accepted THEN coalesce(organisation.seedAliases, []) ELSE coalesce(organisation.aliases, []) END AS aliases,
  COLLECT {
    MATCH (organisation)-[:IDENTIFIED_BY]->(number:Identifier)
    RETURN number.id ORDER BY number.id
  } AS identifiers,
  organisation:AcceptedConcerned AS publishedConcern
ORDER BY place
