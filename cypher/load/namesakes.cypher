// Organisations whose names agree with these in what says who, and for which names stand.
UNWIND $ids AS id
MATCH (touched:Organisation {id: id})
WITH DISTINCT touched.nameBlock AS nameBlock
MATCH (organisation:Organisation {nameBlock: nameBlock})
USING INDEX organisation:Organisation(nameBlock, id)
WHERE organisation.endedAt IS NULL AND organisation.id IS NOT NULL
RETURN nameBlock, organisation.id AS id, organisation.country AS country, organisation.name AS name,
       coalesce(organisation.kind, 'unknown') AS kind,
       coalesce(organisation.provisional, false) AS provisional,
       [(organisation)-[:IDENTIFIED_BY]->(number:Identifier) | number.id] AS identifiers,
       [(organisation)-[:OWNED_BY|PART_OF]-(related:Organisation) | related.id]
         + COLLECT {
           MATCH (organisation)<-[:DECIDES]-(decision:Decision {action: 'split'})-[:DECIDES]->(other:Organisation)
           WHERE NOT decision.undone AND other <> organisation
           RETURN other.id
         } AS apart
ORDER BY nameBlock, id
