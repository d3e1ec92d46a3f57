// A decision no longer holds, or holds again.
MATCH (decision:Decision {id: $id})
SET decision.undone = $undone
