// What people decided
// The newest decisions: who, when, why, and about what.
MATCH (decision:Decision)-[decides:DECIDES]->(thing)
WITH decision, decides, thing
ORDER BY decision.at DESC, decision.id
LIMIT 30
RETURN decision, decides, thing
