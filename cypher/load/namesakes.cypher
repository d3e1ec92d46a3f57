// Organisations that share a normalised name with these and for which names stand.
UNWIND $ids AS id
MATCH (touched:Organisation {id: id})
WITH DISTINCT touched.normalisedName AS normalisedName
MATCH (organisation:Organisation {normalisedName: normalisedName})
USING INDEX organisation:Organisation(normalisedName, id)
WHERE organisation.endedAt IS NULL AND organisation.id IS NOT NULL
RETURN normalisedName, organisation.id AS id, organisation.country AS country,
       coalesce(organisation.provisional, false) AS provisional,
       [(organisation)-[:IDENTIFIED_BY]->(number:Identifier) | number.id] AS identifiers,
       [(organisation)-[:OWNED_BY|PART_OF]-(related:Organisation) | related.id]
         + COLLECT {
           MATCH (organisation)<-[:DECIDES]-(decision:Decision {action: 'split'})-[:DECIDES]->(other:Organisation)
           WHERE NOT decision.undone AND other <> organisation
           RETURN other.id
         } AS apart
ORDER BY normalisedName, id
