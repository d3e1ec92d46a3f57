// Why is nothing left of this contract or controversy: which claim about it was retracted last?
MATCH (thing:Contract|Controversy {id: $id})<-[:ABOUT]-(:Claim {review: 'retracted'})<-[:DECIDES]-(decision:Decision {action: 'retract'})
WHERE NOT coalesce(decision.undone, false)
RETURN decision.at AS at, decision.reason AS reason
ORDER BY decision.at DESC, decision.id
LIMIT 1
