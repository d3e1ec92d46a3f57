// Which decision has this action on this claim, the newest first?
MATCH (:Claim {id: $id})<-[:DECIDES]-(decision:Decision {action: $action})
WHERE NOT coalesce(decision.undone, false)
RETURN decision.id AS id, decision.at AS at, decision.reason AS reason
ORDER BY decision.at DESC, decision.id
LIMIT 1
