// The merges in force that these organisations take part in, with all who do.
UNWIND $ids AS id
MATCH (:Organisation {id: id})<-[:DECIDES]-(decision:Decision {action: 'merge', undone: false})
RETURN DISTINCT decision.id AS id,
       [(decision)-[:DECIDES]->(organisation:Organisation) | organisation.id] AS organisations
