// The latest decision in force that this person took with this key, and what it is about.
MATCH (decision:Decision {actor: $actor})
WHERE NOT decision.undone AND decision.action <> 'undo' AND decision.keyName = $keyName
WITH decision
ORDER BY decision.at DESC, decision.id
LIMIT 1
RETURN decision.id AS id, decision.action AS action, decision.at AS at, decision.payload AS payload,
       COLLECT {
         MATCH (decision)-[:DECIDES]->(claim:Claim)
         RETURN {id: claim.id, kind: claim.kind,
                 names: [(claim)-[:NAMES]->(mention:Mention) | mention.name]}
         ORDER BY claim.id
       } AS claims,
       COLLECT {
         MATCH (decision)-[:DECIDES]->(thing:Organisation|Contract|Controversy)
         RETURN thing {.id, .name, .title} AS thing ORDER BY thing.id
       } AS things
