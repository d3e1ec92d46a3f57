// Which organisations have these identifiers, and which one answers for each since a merge?
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
RETURN
  organisation.id AS id,
  coalesce(head(COLLECT {
    MATCH path = (organisation)-[:MERGED_INTO*1..8]->(canonical:Organisation)
    WHERE all(step IN relationships(path) WHERE step.endedAt IS NULL)
    RETURN canonical.id ORDER BY length(path) DESC, canonical.id LIMIT 1
  }), organisation.id) AS canonical
ORDER BY id
