// In which documents do the words stand that tell of these contracts?
UNWIND $ids AS id
MATCH (claim:Claim)-[about:ABOUT]->(contract:Contract {id: id})
WHERE about.endedAt IS NULL AND claim.review = 'accepted' AND claim.supersededBy IS NULL
MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
WITH contract, claim, document, evidence ORDER BY evidence.start
WITH contract, claim, document, collect(evidence.quote) AS quotes
RETURN contract.id AS id,
  // Joined as the questions join them, so that the two can be compared.
  reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote,
  document.id AS documentId,
  coalesce(claim.publisher, document.publisher) AS publisher, document.title AS title,
  coalesce(claim.published, document.published) AS published, document.url AS url,
  coalesce(document.retrievedAt, document.recordedAt) AS read
ORDER BY id, documentId, claim.id
