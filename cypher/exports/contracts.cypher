// Every contract with accepted claims, who takes part in it, and those claims with their words.
MATCH (contract:Contract)
WHERE contract.endedAt IS NULL AND size(coalesce(contract.acceptedClaimIds, [])) > 0
WITH contract ORDER BY contract.id
RETURN
  contract.id AS id,
  coalesce(contract.registerIds, []) AS registerIds,
  contract.acceptedStatus AS status,
  contract.acceptedStatusAsOf AS statusAsOf,
  contract.acceptedAmount AS amount,
  contract.acceptedCurrency AS currency,
  contract.acceptedValueKind AS valueKind,
  contract.acceptedBasis AS basis,
  contract.acceptedPer AS per,
  contract.acceptedCount AS count,
  coalesce(contract.acceptedConflict, false) AS conflict,
  contract.acceptedStartDate AS start,
  contract.acceptedEndDate AS end,
  contract.acceptedLastEvidence AS lastEvidence,
  contract.acceptedClaimIds AS claimIds,
  'accepted' AS review,
  COLLECT {
    MATCH (contract)<-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]-(party:Organisation)
    WHERE edge.review = 'accepted'
    RETURN {role: CASE type(edge) WHEN 'BUYS_UNDER' THEN 'buyer' WHEN 'SUPPLIES_UNDER' THEN 'vendor'
              WHEN 'BIDS_FOR' THEN 'bidder' ELSE 'blocker' END,
            organisationId: party.id, name: party.name, claimIds: coalesce(edge.acceptedClaimIds, [])}
    ORDER BY type(edge), party.id
  } AS parties,
  COLLECT {
    MATCH (claim:Claim)-[about:ABOUT]->(contract)
    WHERE about.endedAt IS NULL AND claim.review = 'accepted' AND claim.supersededBy IS NULL
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
