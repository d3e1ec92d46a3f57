// Claims with whom they name, what they are about now, and what linking noted of them.
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN id, claim {.*} AS claim,
       COLLECT {
         MATCH (claim)-[names:NAMES]->(mention:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
         WHERE resolved.endedAt IS NULL
         RETURN {role: names.role, organisationId: organisation.id, judgement: resolved.judgement,
                 kind: mention.kind, mentionId: mention.id}
       } AS names,
       head(COLLECT {
         MATCH (claim)-[about:ABOUT]->(thing)
         WHERE about.endedAt IS NULL
         RETURN {id: thing.id, by: about.by, why: about.why}
       }) AS about
