// What people decided, the newest decision first.
MATCH (decision:Decision)
WHERE $before IS NULL OR decision.at < $before OR (decision.at = $before AND decision.id > $after)
WITH decision
ORDER BY decision.at DESC, decision.id
LIMIT $limit
RETURN decision {.id, .actor, .action, .reason, .at, .shownAt, .keyName, .undone, .payload} AS decision,
       COLLECT {
         MATCH (decision)-[:DECIDES]->(claim:Claim)
         RETURN claim.id ORDER BY claim.id
       } AS claims,
       COLLECT {
         MATCH (decision)-[:DECIDES]->(thing:Organisation|Contract|Controversy)
         RETURN thing {.id, .name, .title} AS thing ORDER BY thing.id
       } AS things
ORDER BY decision.at DESC, decision.id
