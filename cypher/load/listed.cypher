// Which companies has which edition of this official list, and who are they now?
MATCH (claim:Claim {kind: 'listing', publisher: $list, authority: $authority})
WHERE claim.supersededBy IS NULL AND claim.published IS NOT NULL
  AND NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'retracted']
MATCH (claim)-[:NAMES {role: 'accused'}]->(mention:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
WHERE resolved.endedAt IS NULL
MATCH (document:Document {id: mention.documentId})
RETURN claim.id AS claimId, document.id AS documentId, claim.published AS edition, mention.name AS name,
  organisation.id AS organisation, resolved.judgement AS judgement, mention.kind AS kind, claim.stance AS stance,
  claim.category AS category, claim.rule AS rule, mention.country AS country, mention.identifiers AS identifiers,
  claim.code AS code, claim.matter AS matter, claim.caseNumber AS caseNumber, claim.validFrom AS since,
  claim.validTo AS until, claim.acceptedByRule AS acceptedByRule, claim.licence AS licence, document.url AS url
ORDER BY edition, name, category, code, matter, claimId
