// A claim with its text, its names, what it answers, what answers it, and who decided what.
MATCH (claim:Claim {id: $id})
MATCH (claim)-[:EVIDENCED_BY]->(document:Document)
WITH DISTINCT claim, document
MATCH (text:Text {id: document.id})
RETURN claim {.*} AS claim, document {.*} AS document, text.text AS text,
       COLLECT {
         MATCH (claim)-[span:EVIDENCED_BY]->(document)
         RETURN {start: span.start, end: span.end, quote: span.quote} ORDER BY span.start, span.end
       } AS spans,
       COLLECT {
         MATCH (claim)-[names:NAMES]->(mention:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
         WHERE resolved.endedAt IS NULL
         RETURN {role: names.role, mentionId: mention.id, name: mention.name, start: mention.start, end: mention.end,
                 organisationId: organisation.id, organisation: organisation.name, judgement: resolved.judgement,
                 why: resolved.why}
         ORDER BY names.role, mention.start
       } AS names,
       COLLECT {
         MATCH (reply:Claim)-[:ANSWERS]->(claim)
         MATCH (reply)-[span:EVIDENCED_BY]->(:Document)
         RETURN {id: reply.id, review: reply.review, denies: reply.denies, speaker: reply.speakerName,
                 quote: span.quote}
         ORDER BY reply.id, span.start
       } AS replies,
       COLLECT {
         MATCH (claim)-[:ANSWERS]->(allegation:Claim)-[span:EVIDENCED_BY]->(:Document)
         RETURN {id: allegation.id, review: allegation.review, quote: span.quote}
         ORDER BY allegation.id, span.start
       } AS answers,
       head(COLLECT {
         MATCH (claim)-[about:ABOUT]->(thing)
         WHERE about.endedAt IS NULL
         RETURN {id: thing.id, title: thing.title, why: about.why}
       }) AS about,
       COLLECT {
         MATCH (claim)<-[:DECIDES]-(decision:Decision)
         RETURN decision {.id, .actor, .action, .reason, .at, .shownAt, .undone} ORDER BY decision.at, decision.id
       } AS decisions
