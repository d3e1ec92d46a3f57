// Where a claim stands, with the names it uses and who they are taken for.
MATCH (claim:Claim {id: $id})
RETURN claim {.*} AS claim,
       COLLECT {
         MATCH (claim)-[:NAMES]->(mention:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
         WHERE resolved.endedAt IS NULL
         RETURN DISTINCT {mentionId: mention.id, organisationId: organisation.id}
       } AS names
