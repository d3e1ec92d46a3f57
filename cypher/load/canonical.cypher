// Organisations that a person merged into another.
UNWIND $ids AS id
MATCH (:Organisation {id: id})-[merged:MERGED_INTO {decided: true}]->(canonical:Organisation)
WHERE merged.endedAt IS NULL
RETURN id, canonical.id AS canonical
