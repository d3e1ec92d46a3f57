// In which open matters that concern people are these organisations implicated, themselves or over at most three steps
// of ownership, in whose words, and what do they reply? The conditions are those of the question `exposure`.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
WHERE CASE WHEN $accepted THEN organisation:AcceptedConcerned ELSE organisation:Concerned END
CALL (organisation) {
  CALL (organisation) {
    MATCH (organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, [] AS owners, 0 AS distance
    UNION
    MATCH (organisation)-[owners:OWNED_BY*1..3]->(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, owners, size(owners) AS distance
    UNION
    MATCH (organisation)<-[owners:OWNED_BY*1..3]-(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, owners, 10 + size(owners) AS distance
  }
  WITH controversy, charge, owners, distance,
    CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END AS status,
    CASE WHEN $accepted THEN controversy.acceptedOpenClaims ELSE controversy.openClaims END AS openClaims
  WHERE openClaims > 0
    AND NOT status IN ['dismissed', 'withdrawn', 'overturned']
    AND CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END
    AND (NOT $accepted OR charge.review = 'accepted')
    AND (NOT $accepted OR all(step IN owners WHERE step.review = 'accepted'))
    // Who owned the company later is not answerable for what it did before.
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (controversy)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL
        AND conduct.id IN CASE WHEN $accepted THEN charge.acceptedClaimIds ELSE charge.claimIds END
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
  ORDER BY distance, [step IN owners | step.key]
  WITH controversy, status, openClaims, head(collect({charge: charge, owners: owners, distance: distance})) AS link
  WITH controversy, status, link, openClaims,
    CASE status WHEN 'ruled' THEN 0 WHEN 'admitted' THEN 1 WHEN 'charged' THEN 2 WHEN 'settled' THEN 3
      WHEN 'under_investigation' THEN 4 ELSE 5 END AS gravity
  ORDER BY link.distance, gravity, openClaims DESC, controversy.id
  WITH collect({controversy: controversy, status: status, charge: link.charge, owners: link.owners,
    distance: link.distance}) AS matters
  UNWIND range(0, size(matters[..$most]) - 1) AS place
  RETURN matters[place] AS matter, place, size(matters) AS total
}
WITH organisation, matter, place, total,
  CASE WHEN $accepted THEN coalesce(matter.charge.acceptedClaimIds, []) ELSE coalesce(matter.charge.claimIds, []) END
    AS chargeIds
CALL (chargeIds) {
  UNWIND chargeIds AS claimId
  MATCH (claim:Claim {id: claimId})
  WHERE claim.kind IN ['allegation', 'listing'] AND NOT claim.stance IN ['dismissed', 'withdrawn', 'overturned']
    AND (NOT $accepted OR claim.review = 'accepted')
  WITH claim
  ORDER BY claim.review = 'accepted' DESC,
    claim.authority IS NOT NULL OR claim.kind = 'listing'
      OR claim.stance IN ['ruled', 'charged', 'under_investigation'] DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  LIMIT 1
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH claim, evidence, document ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  RETURN claim, document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
CALL (chargeIds, claim) {
  UNWIND chargeIds AS claimId
  MATCH (:Claim {id: claimId})<-[:ANSWERS]-(answer:Claim)-[evidence:EVIDENCED_BY]->(:Document)
  WHERE answer.supersededBy IS NULL AND NOT coalesce(answer.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
    AND (NOT $accepted OR answer.review = 'accepted')
  WITH answer, claimId = claim.id AS toThis, evidence ORDER BY evidence.start
  WITH answer, max(toThis) AS toThis, collect(DISTINCT evidence.quote) AS quotes
  WITH answer, quotes ORDER BY answer.review = 'accepted' DESC, toThis DESC,
    coalesce(answer.eventDate, answer.published, date('0001-01-01')) DESC, answer.id
  WITH collect({id: answer.id, denies: answer.denies, speaker: answer.speakerName, quote: quotes[0]}) AS answers
  RETURN answers[0].quote AS reply, answers[0].speaker AS replier,
    [answer IN answers | answer.id] AS replyIds, any(answer IN answers WHERE answer.denies) AS denied
}
WITH organisation, matter, place, total, claim, document, quote, reply, replier, denied, chargeIds + replyIds
  + reduce(ids = [], step IN matter.owners | ids
    + CASE WHEN $accepted THEN coalesce(step.acceptedClaimIds, []) ELSE coalesce(step.claimIds, []) END) AS ids
CALL (ids) {
  UNWIND ids AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  OPTIONAL MATCH (supporting:Claim {id: claimId})
  RETURN collect(claimId) AS claimIds, collect(DISTINCT supporting.licence) AS licences
}
RETURN
  organisation.id AS organisationId,
  matter.controversy.id AS controversyId,
  startNode(matter.charge).id AS implicatedId,
  startNode(matter.charge).name AS implicated,
  CASE WHEN matter.distance = 0 THEN 'direct' WHEN matter.distance < 10 THEN 'via_parent' ELSE 'via_subsidiary' END
    AS relation,
  CASE WHEN matter.distance > 0 THEN
    reduce(text = '', step IN matter.owners | text + CASE text WHEN '' THEN '' ELSE '; ' END
      + startNode(step).name + ' is owned by ' + endNode(step).name) END AS path,
  claim.category AS category,
  claim.code AS code,
  matter.status AS status,
  claim.stance AS claimStatus,
  coalesce(claim.contested, false) OR denied OR coalesce(CASE WHEN $accepted THEN matter.controversy.acceptedContested
    ELSE matter.controversy.contested END, false) AS contested,
  claim.kind AS kind,
  claim.authority AS authority,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  CASE WHEN $accepted THEN matter.controversy.acceptedSourceFamilies ELSE matter.controversy.sourceFamilies END
    AS sourceFamilies,
  CASE WHEN replier IS NULL THEN reply ELSE replier + ': ' + reply END AS reply,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  claimIds,
  reduce(text = '', licence IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + licence) AS licence,
  total
ORDER BY organisationId, place
