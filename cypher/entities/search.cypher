// Which organisations go by names like these, the nearest first?
CALL db.index.fulltext.queryNodes('organisation_names', $words, {limit: $most}) YIELD node, score
WHERE node.endedAt IS NULL
  AND ($schema IS NULL OR $schema = CASE
      WHEN node:PublicBody THEN 'PublicBody' WHEN node:Company THEN 'Company' WHEN node:CivilSociety THEN 'Organization'
      ELSE 'LegalEntity' END)
  AND ($countries IS NULL OR toLower(coalesce(node.country, '')) IN $countries)
WITH node, score, node.key IS NOT NULL OR EXISTS {
    MATCH (node)<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES]-(claim:Claim)
    WHERE resolved.endedAt IS NULL AND resolved.judgement <> 'by_name' AND claim.review = 'accepted'
  } AS published
ORDER BY score DESC, node.id
WITH count(*) AS found, collect(CASE WHEN published OR NOT $accepted THEN {id: node.id, score: score} END) AS shown
RETURN size(shown) AS total, found - size(shown) AS withheld, shown[$skip..$skip + $limit] AS hits
