// The same as a table: who says what, for whom, in which words
// One row a quote, the newest first. An allegation is one until its status says more.
MATCH (:Controversy {id: $controversy})<-[about:ABOUT]-(claim:Claim)
WHERE about.endedAt IS NULL AND claim.supersededBy IS NULL
MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
RETURN claim.review AS review, claim.stance AS status, claim.speakerName AS speaker, claim.accuserName AS onBehalfOf,
  claim.publisher AS publisher, claim.published AS published, evidence.quote AS quote, document.url AS url
ORDER BY published IS NULL, published DESC, quote
LIMIT 100
