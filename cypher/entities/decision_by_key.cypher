// With which API key was this decision sent?
MATCH (decision:Decision {id: $id})
SET decision.keyName = $keyName
RETURN decision.id AS id
