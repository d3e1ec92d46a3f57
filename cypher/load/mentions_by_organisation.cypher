// Names that stand for these organisations now.
UNWIND $ids AS id
MATCH (:Organisation {id: id})<-[resolved:RESOLVED_TO]-(mention:Mention)
WHERE resolved.endedAt IS NULL
RETURN id AS organisationId, mention.id AS id, mention.documentId AS documentId, mention.name AS name,
       mention.kind AS kind, mention.gazetteerKey AS key, mention.country AS country,
       mention.identifiers AS identifiers, resolved.judgement AS judgement
