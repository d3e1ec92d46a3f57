// Which organisation has this identifier, or had it before it was merged?
MATCH (asked:Organisation {id: $id})
OPTIONAL MATCH (asked)-[:MERGED_INTO*1..5]->(canonical:Organisation)
WHERE NOT EXISTS { MATCH (canonical)-[:MERGED_INTO]->() }
RETURN coalesce(canonical.id, asked.id) AS id, coalesce(canonical.name, asked.name) AS name
LIMIT 1
