// Which organisation has this identifier, or had it before it was merged?
MATCH path = (asked:Organisation {id: $id})-[:MERGED_INTO*0..5]->(canonical:Organisation)
WHERE all(merged IN relationships(path) WHERE merged.endedAt IS NULL)
  AND NOT EXISTS {
    MATCH (canonical)-[further:MERGED_INTO]->()
    WHERE further.endedAt IS NULL
  }
RETURN canonical.id AS id, canonical.name AS name
ORDER BY length(path), id
LIMIT 1
