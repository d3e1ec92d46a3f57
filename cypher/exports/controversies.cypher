// Every controversy with accepted claims, who is implicated and who accuses, those claims and accepted replies.
MATCH (controversy:Controversy)
WHERE controversy.endedAt IS NULL AND size(coalesce(controversy.acceptedClaimIds, [])) > 0
WITH controversy ORDER BY controversy.id
RETURN
  controversy.id AS id,
  controversy.category AS category,
  controversy.code AS code,
  coalesce(controversy.concernsPeople, false) AS concernsPeople,
  controversy.acceptedStatus AS status,
  coalesce(controversy.acceptedContested, false) AS contested,
  coalesce(controversy.acceptedSourceFamilies, 0) AS sourceFamilies,
  controversy.acceptedClaimIds AS claimIds,
  'accepted' AS review,
  COLLECT {
    MATCH (controversy)<-[edge:IMPLICATED_IN|ACCUSES_IN]-(party:Organisation)
    WHERE edge.review = 'accepted'
    RETURN {role: CASE type(edge) WHEN 'IMPLICATED_IN' THEN 'accused' ELSE 'accuser' END,
            organisationId: party.id, name: party.name, claimIds: coalesce(edge.acceptedClaimIds, [])}
    ORDER BY type(edge), party.id
  } AS parties,
  COLLECT {
    CALL (controversy) {
      MATCH (claim:Claim)-[about:ABOUT]->(controversy)
      WHERE about.endedAt IS NULL
      RETURN claim
      UNION
      MATCH (claim:Claim)-[:ANSWERS]->(:Claim)-[about:ABOUT]->(controversy)
      WHERE about.endedAt IS NULL
      RETURN claim
    }
    WITH claim WHERE claim.review = 'accepted' AND claim.supersededBy IS NULL
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
ORDER BY id
