// What speaks against taking these organisations for one: numbers of one register, or ownership between them.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
RETURN id, organisation.name AS name, organisation.key AS key,
       [(organisation)-[:IDENTIFIED_BY]->(number:Identifier) | number.id] AS identifiers,
       COLLECT {
         MATCH (organisation)-[:OWNED_BY|PART_OF*1..3]->(other:Organisation)
         WHERE other.id IN $ids AND other.id <> id
         RETURN DISTINCT other.name
       } AS above
