// A pair that may be one thing, with the words that speak of each side and its numbers.
MATCH (left)-[edge:POSSIBLY_SAME_AS {key: $key}]->(right)
RETURN edge.key AS key, edge.why AS why,
       CASE WHEN left:Organisation THEN 'organisation' WHEN left:Contract THEN 'contract' ELSE 'controversy' END AS kind,
       left {.id, .name, .title, .country, .status, .amount, .currency, .category, .code} AS left,
       right {.id, .name, .title, .country, .status, .amount, .currency, .category, .code} AS right,
       COLLECT {
         UNWIND [left, right] AS side
         CALL (side) {
           MATCH (side)<-[about:ABOUT]-(claim:Claim)
           WHERE about.endedAt IS NULL
           RETURN claim, NULL AS role
           UNION
           MATCH (side)<-[resolved:RESOLVED_TO]-(:Mention)<-[names:NAMES]-(claim:Claim)
           WHERE resolved.endedAt IS NULL
           RETURN claim, names.role AS role
         }
         WITH side, claim, collect(DISTINCT role) AS roles
         WHERE NOT claim.review IN ['rejected', 'retracted']
         ORDER BY claim.published DESC, claim.id
         WITH side, collect({claim: claim, roles: roles})[..3] AS first
         UNWIND first AS one
         WITH side, one.claim AS claim, one.roles AS roles
         MATCH (claim)-[span:EVIDENCED_BY]->(document:Document)
         WITH side, claim, roles, document, span
         ORDER BY span.start
         WITH side, claim, roles, document, collect(span.quote) AS quotes
         ORDER BY claim.published DESC, claim.id
         RETURN {of: side.id, claim: claim.id, kind: claim.kind, review: claim.review, roles: roles, quote: quotes[0],
                 publisher: claim.publisher, published: claim.published, title: document.title,
                 names: [(claim)-[names:NAMES]->(mention:Mention) | names.role + ' ' + mention.name]}
       } AS words,
       COLLECT {
         UNWIND [left, right] AS side
         MATCH (side)-[:IDENTIFIED_BY]->(number:Identifier)
         RETURN {of: side.id, number: number.id} ORDER BY side.id, number.id
       } AS numbers
