// Who belongs to whom by accepted claims.
MATCH (child:Organisation)-[edge:OWNED_BY|PART_OF]->(parent:Organisation)
WHERE edge.review = 'accepted' AND size(coalesce(edge.acceptedClaimIds, [])) > 0
WITH child, edge, parent ORDER BY child.id, parent.id, type(edge)
RETURN
  type(edge) AS kind,
  child.id AS childId,
  child.name AS child,
  child:Company AS childIsCompany,
  parent.id AS parentId,
  parent.name AS parent,
  edge.validFrom AS validFrom,
  edge.validTo AS validTo,
  edge.acceptedClaimIds AS claimIds,
  'accepted' AS review,
  COLLECT {
    UNWIND edge.acceptedClaimIds AS claimId
    MATCH (claim:Claim {id: claimId})
    WHERE claim.review = 'accepted' AND claim.supersededBy IS NULL
    RETURN {
      id: claim.id, kind: claim.kind, status: claim.status, stance: claim.stance, amount: claim.amount,
      currency: claim.currency, valueKind: claim.valueKind, basis: claim.basis, per: claim.per, title: claim.title,
      category: claim.category, code: claim.code, contested: coalesce(claim.contested, false),
      denies: coalesce(claim.denies, false), speaker: claim.speakerName, accuser: claim.accuserName,
      authority: claim.authority, publisher: claim.publisher, published: claim.published, licence: claim.licence,
      registerId: claim.registerId, notice: claim.notice, eventDate: claim.eventDate, validFrom: claim.validFrom,
      validTo: claim.validTo, recordedAt: claim.recordedAt, reviewer: claim.reviewer, reviewedAt: claim.reviewedAt,
      answers: COLLECT { MATCH (claim)-[:ANSWERS]->(asked:Claim) RETURN asked.id ORDER BY asked.id },
      evidence: COLLECT {
        MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
        RETURN {documentId: document.id, url: document.url, title: document.title, publisher: document.publisher,
                published: document.published, retrievedAt: document.retrievedAt, language: document.language,
                quote: evidence.quote}
        ORDER BY document.id, evidence.start
      }}
    ORDER BY claim.id
  } AS claims
ORDER BY childId, parentId, kind
