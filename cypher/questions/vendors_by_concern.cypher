// title: Vendors by concern
// description: Which vendors stand in which kind of controversy, how far has it come, and how many public bodies buy from them?
// parameters:
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: concerns_people, type: boolean, default: true, example: true, meaning: "Only controversies that concern people; false: every controversy."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: country, type: country, example: GB, meaning: "Only public bodies of this country."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: controversies, type: integer, meaning: "Open matters of this family."}
//   - {name: ruled, type: integer, meaning: "Of these, matters that a court, regulator or official inquiry has found against it."}
//   - {name: publicBodies, type: integer, meaning: "Public bodies that buy from it under contracts that run."}
//   - {name: runningContracts, type: integer, meaning: "Contracts with status awarded, active, extended or paused."}
//   - {name: code, type: text, meaning: "Narrower code of the quoted allegation, where the words carry one."}
//   - {name: claimStatus, type: text, meaning: "How far the allegation has come; alleged until it is ruled or admitted."}
//   - {name: speaker, type: text, meaning: "Who says it."}
//   - {name: onBehalfOf, type: text, meaning: "For which organisation or group."}
//   - {name: publisher, type: text, meaning: "Who published it, and what a digest retells."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: quote, type: quote, meaning: "The words it rests on, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: reviewer, type: text, meaning: "Who accepted it."}
//   - {name: reviewedAt, type: time, meaning: "When."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  WITH 1 AS one WHERE $vendor IS NOT NULL
  MATCH (vendor:Organisation {id: $vendor})
  RETURN vendor
  UNION
  WITH 1 AS one WHERE $vendor IS NULL AND $concerns_people
  MATCH (vendor:Vendor&(Concerned|AcceptedConcerned))
  RETURN vendor
  UNION
  WITH 1 AS one WHERE $vendor IS NULL AND NOT $concerns_people
  MATCH (vendor:Vendor)
  RETURN vendor
}
MATCH (vendor)-[charge:IMPLICATED_IN]->(controversy:Controversy)
WHERE (NOT $accepted OR charge.review = 'accepted')
  AND (NOT $concerns_people OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
  AND ($category IS NULL OR $category = controversy.category
    OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
WITH vendor, controversy, charge,
  CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END AS status
WHERE NOT status IN ['dismissed', 'withdrawn', 'overturned']
WITH vendor, controversy.category AS category,
  collect({charge: charge, status: status}) AS matters
CALL (vendor) {
  OPTIONAL MATCH (vendor)-[deal:SUPPLIES_UNDER]->(contract:Contract)
  WHERE (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
    AND CASE WHEN $accepted THEN contract.acceptedStatus ELSE contract.status END IN ['awarded', 'active', 'extended', 'paused']
  OPTIONAL MATCH (contract)<-[buys:BUYS_UNDER]-(body:Organisation)
  WHERE (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds))
  RETURN count(DISTINCT contract) AS runningContracts, count(DISTINCT body) AS publicBodies,
    count(DISTINCT CASE WHEN $country IS NULL OR body.country = $country THEN body END) AS inCountry
}
WITH vendor, category, matters, runningContracts, publicBodies, 1 AS rows, inCountry
WHERE $country IS NULL OR inCountry > 0
// [details] The strongest evidence of each.
ORDER BY size(matters) DESC, vendor.name, vendor.id, category
SKIP $skip LIMIT $limit
WITH vendor, category, matters, runningContracts, publicBodies,
  reduce(all = [], matter IN matters | all + CASE WHEN $accepted THEN coalesce(matter.charge.acceptedClaimIds, []) ELSE coalesce(matter.charge.claimIds, []) END) AS claimIds
CALL (claimIds) {
  UNWIND claimIds AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  RETURN collect(claimId) AS sorted
}
WITH vendor, category, matters, runningContracts, publicBodies, sorted AS chargeIds
CALL (chargeIds) {
  UNWIND chargeIds AS claimId
  MATCH (claim:Claim {id: claimId})
  WHERE claim.kind IN ['allegation', 'listing'] AND (NOT $accepted OR claim.review = 'accepted')
  WITH claim
  ORDER BY NOT claim.stance IN ['dismissed', 'withdrawn', 'overturned'] DESC, claim.review = 'accepted' DESC,
    claim.authority IS NOT NULL OR claim.kind = 'listing'
      OR claim.stance IN ['ruled', 'charged', 'under_investigation'] DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  LIMIT 1
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH claim, document, evidence ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  RETURN claim, document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
WITH *, chargeIds AS claimIds
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
RETURN
  vendor.id + '|' + category AS rowId,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  category,
  size(matters) AS controversies,
  size([matter IN matters WHERE matter.status = 'ruled']) AS ruled,
  publicBodies,
  runningContracts,
  claim.code AS code,
  claim.stance AS claimStatus,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  claimIds,
  licence
ORDER BY controversies DESC, vendor, vendorId, category
