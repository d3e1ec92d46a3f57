// What people decided on which claims belong together; a corrected claim stays with its correction, undone or not.
UNWIND $ids AS id
MATCH (:Claim {id: id})<-[:DECIDES]-(decision:Decision)
WHERE (NOT decision.undone AND decision.action IN ['merge', 'split']) OR decision.action = 'correct'
RETURN DISTINCT decision.id AS id, decision.action AS action, decision.at AS at, decision.payload AS payload
