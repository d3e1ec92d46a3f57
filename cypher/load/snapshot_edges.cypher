// Every edge that has not ended, between things that have not.
MATCH (left)-[edge]->(right)
WHERE edge.endedAt IS NULL AND left.endedAt IS NULL AND left.orphaned IS NULL AND right.orphaned IS NULL
  AND NOT coalesce(left.undone, false) AND NOT coalesce(edge.decided = false, false)
  AND NOT (left:Decision AND left.action = 'undo')
  AND NOT type(edge) IN ['KNOWN_AS', 'SEEN_WITH', 'HAS_JOB']
RETURN left.id AS left, type(edge) AS kind, properties(edge) AS properties, right.id AS right
