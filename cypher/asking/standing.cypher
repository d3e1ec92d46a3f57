// How do these claims stand: reviewed by whom, under which licence, and which organisations do they know by name only?
UNWIND $claimIds AS claimId
MATCH (claim:Claim {id: claimId})
RETURN
  claim.id AS id,
  claim.kind AS kind,
  coalesce(claim.review, 'unreviewed') AS review,
  claim.licence AS licence,
  COLLECT {
    MATCH (claim)-[:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
    WHERE resolved.endedAt IS NULL AND resolved.judgement = 'by_name'
    RETURN organisation.id
  } AS nameOnly
