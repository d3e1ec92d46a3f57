// These claims with the words they rest on, whom they name, what they are about and what answers them.
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN
  claim {.*} AS claim,
  COLLECT {
    MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
    RETURN {documentId: document.id, url: document.url, title: document.title, publisher: document.publisher,
            published: document.published, retells: document.retells, start: evidence.start, end: evidence.end,
            quote: evidence.quote}
    ORDER BY document.id, evidence.start, evidence.end
  } AS evidence,
  COLLECT {
    MATCH (claim)-[names:NAMES]->(mention:Mention)
    OPTIONAL MATCH (mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
    WHERE resolved.endedAt IS NULL
    RETURN {role: names.role, name: mention.name, organisationId: organisation.id, organisation: organisation.name,
            judgement: resolved.judgement, why: resolved.why}
    ORDER BY names.role, mention.start, mention.id
  } AS names,
  head(COLLECT {
    MATCH (claim)-[about:ABOUT]->(thing:Contract|Controversy)
    WHERE about.endedAt IS NULL
    RETURN {id: thing.id, kind: CASE WHEN thing:Contract THEN 'contract' ELSE 'controversy' END, why: about.why}
    ORDER BY thing.id LIMIT 1
  }) AS about,
  COLLECT {
    MATCH (claim)-[:ANSWERS]->(other:Claim)
    RETURN other.id ORDER BY other.id
  } AS answers,
  COLLECT {
    MATCH (claim)<-[:ANSWERS]-(other:Claim)
    RETURN other.id ORDER BY other.id
  } AS answeredBy
