// How do these claims stand: reviewed by whom, under which licence, and which organisations do they know by name only?
// Claims that stand alike are one row, since most of an answer's do.
UNWIND $claimIds AS claimId
MATCH (claim:Claim {id: claimId})
WITH claim, COLLECT {
    MATCH (claim)-[:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
    WHERE resolved.endedAt IS NULL AND resolved.judgement = 'by_name'
    RETURN organisation.id
  } AS nameOnly
RETURN
  claim.kind AS kind,
  coalesce(claim.review, 'unreviewed') AS review,
  claim.licence AS licence,
  nameOnly,
  collect(claim.id) AS ids
ORDER BY kind, review, licence, nameOnly
