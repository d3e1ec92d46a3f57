// Claims in one state of review, surest reading first.
MATCH (claim:Claim)
WHERE claim.review = $review AND claim.confidence <= $confidence AND claim.supersededBy IS NULL
  AND (claim.confidence < $confidence OR claim.id > $after)
WITH claim
ORDER BY claim.confidence DESC, claim.id
LIMIT $limit
RETURN claim {.id, .kind, .status, .stance, .category, .code, .amount, .currency, .valueKind, .basis, .per, .vat,
              .count, .confidence, .review, .reviewedAt, .publisher, .published, .rule, .why} AS claim,
       head([(claim)-[:EVIDENCED_BY]->(document:Document) | document {.id, .title, .url}]) AS document,
       COLLECT {
         MATCH (claim)-[span:EVIDENCED_BY]->(:Document)
         RETURN span.quote ORDER BY span.start
       } AS quotes,
       COLLECT {
         MATCH (claim)-[names:NAMES]->(mention:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
         WHERE resolved.endedAt IS NULL
         RETURN {role: names.role, name: mention.name, organisationId: organisation.id,
                 organisation: organisation.name, judgement: resolved.judgement}
         ORDER BY names.role, organisation.id
       } AS names
ORDER BY claim.confidence DESC, claim.id
