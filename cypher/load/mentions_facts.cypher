// What readers knew of these names, who they are taken for, and what a person decided.
UNWIND $ids AS id
MATCH (mention:Mention {id: id})
OPTIONAL MATCH (mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
WHERE resolved.endedAt IS NULL
RETURN mention.id AS id, mention.documentId AS documentId, mention.name AS name, mention.kind AS kind,
       mention.gazetteerKey AS key, mention.country AS country, mention.identifiers AS identifiers,
       organisation.id AS organisationId, resolved.judgement AS judgement, resolved.by AS by, resolved.why AS why,
       COLLECT {
         MATCH (mention)<-[:DECIDES]-(decision:Decision)
         WHERE NOT decision.undone AND decision.action IN ['accept', 'reject', 'retract', 'split']
         RETURN decision {.id, .actor, .action, .at, .payload}
       } AS decisions
