// Everything that has not ended, save text, state of work and aids to speed.
MATCH (node)
WHERE node.endedAt IS NULL AND node.orphaned IS NULL AND NOT coalesce(node.undone, false)
  AND NOT (node:GraphState OR node:Text OR node:Name OR node:Identifier)
  AND NOT (node:Decision AND node.action = 'undo')
RETURN labels(node) AS labels, properties(node) AS properties
