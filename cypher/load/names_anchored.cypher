// Which organisations carry these names with an identifier?
UNWIND $names AS name
MATCH (:Name {id: name})<-[:KNOWN_AS]-(organisation:Organisation)
RETURN name, organisation.id AS organisationId
