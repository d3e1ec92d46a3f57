// The names of organisations that carry one of these numbers.
UNWIND $ids AS id
MATCH (:Identifier {id: id})<-[:IDENTIFIED_BY]-(:Organisation)<-[resolved:RESOLVED_TO]-(mention:Mention)
WHERE resolved.endedAt IS NULL
RETURN DISTINCT mention.id AS id
