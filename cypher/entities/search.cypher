// Which organisations go by names like these, the nearest first?
CALL db.index.fulltext.queryNodes('organisation_names', $words, {limit: $most}) YIELD node, score
WHERE node.endedAt IS NULL
  AND ($schema IS NULL OR $schema = CASE
      WHEN node:PublicBody THEN 'PublicBody' WHEN node:Company THEN 'Company' WHEN node:CivilSociety THEN 'Organization'
      ELSE 'LegalEntity' END)
  AND ($countries IS NULL OR toLower(coalesce(node.country, '')) IN $countries)
  AND (size($registers) + size($lists) = 0 OR EXISTS {
    MATCH (node)<-[inside:RESOLVED_TO]-(:Mention)<-[role:NAMES]-(entry:Claim)
    WHERE inside.endedAt IS NULL AND NOT coalesce(entry.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
      AND (NOT $accepted OR entry.review = 'accepted' AND inside.judgement <> 'by_name')
      AND (entry.registerId IS NOT NULL AND coalesce(entry.publisher, 'a register without a name') IN $registers
        OR entry.kind = 'listing' AND role.role = 'accused'
          AND coalesce(entry.authority, entry.accuserName, entry.publisher, 'a list without a name') IN $lists)
  })
WITH node, score, node.key IS NOT NULL OR EXISTS {
    MATCH (node)<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES]-(claim:Claim)
    WHERE resolved.endedAt IS NULL AND resolved.judgement <> 'by_name' AND claim.review = 'accepted'
  } AS published
ORDER BY score DESC, node.id
WITH count(*) AS found, collect(CASE WHEN published OR NOT $accepted THEN {id: node.id, score: score,
  country: node.country, schema: CASE WHEN node:PublicBody THEN 'PublicBody' WHEN node:Company THEN 'Company'
    WHEN node:CivilSociety THEN 'Organization' ELSE 'LegalEntity' END} END) AS shown
RETURN size(shown) AS total, found - size(shown) AS withheld, shown[$skip..$skip + $limit] AS hits,
  [one IN shown | one.country] AS countries, [one IN shown | one.schema] AS schemata
