// A decision by a named person, on these things.
MERGE (decision:Decision {id: $id})
ON CREATE SET decision.actor = $actor, decision.action = $action, decision.reason = $reason, decision.at = $at,
              decision.shownAt = $shownAt, decision.payload = $payload, decision.undone = false
WITH decision
CALL (decision) {
  UNWIND $claims AS id
  MATCH (target:Claim {id: id})
  MERGE (decision)-[:DECIDES]->(target)
}
CALL (decision) {
  UNWIND $mentions AS id
  MATCH (target:Mention {id: id})
  MERGE (decision)-[:DECIDES]->(target)
}
CALL (decision) {
  UNWIND $organisations AS id
  MATCH (target:Organisation {id: id})
  MERGE (decision)-[:DECIDES]->(target)
}
CALL (decision) {
  UNWIND $contracts AS id
  MATCH (target:Contract {id: id})
  MERGE (decision)-[:DECIDES]->(target)
}
CALL (decision) {
  UNWIND $controversies AS id
  MATCH (target:Controversy {id: id})
  MERGE (decision)-[:DECIDES]->(target)
}
RETURN decision.id AS id
