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
  EXISTS {
    MATCH (organisation)-[edge:IMPLICATED_IN]->(controversy:Controversy)
    WHERE controversy.concernsPeople AND edge.review = 'accepted' AND controversy.acceptedOpenClaims > 0
  } AS publishedConcern,
  COLLECT {
    MATCH (organisation)-[edge:IMPLICATED_IN]->(controversy:Controversy)
    WHERE edge.review = 'accepted' OR NOT $accepted
    RETURN DISTINCT coalesce(controversy.code, controversy.category) AS topic ORDER BY topic LIMIT 50
  } AS topics
ORDER BY place
