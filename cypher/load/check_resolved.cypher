// Names that do not stand for exactly one organisation.
MATCH (mention:Mention)
WHERE COUNT { (mention)-[resolved:RESOLVED_TO]->(:Organisation) WHERE resolved.endedAt IS NULL } <> 1
RETURN mention.id AS id
LIMIT $limit
