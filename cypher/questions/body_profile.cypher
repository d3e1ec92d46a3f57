// title: Profile of a public body
// description: "What does this public body buy, from whom, what has it stopped, and which bodies is it part of or made of? Sections: contract, stopped (a deal that it blocked), part (a body within it), whole (a body that it is part of)."
// parameters:
//   - {name: body, type: organisation, kind: body, required: true, example: Ministry of Defence, meaning: "This public body (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: contract_status, type: text, many: true, allowed: [proposed, tendered, awarded, active, extended, paused, blocked, cancelled, terminated, expired, unknown], example: "active,awarded", meaning: "Only contracts with one of these statuses."}
//   - {name: currency, type: currency, example: GBP, meaning: "Only amounts in this currency."}
//   - {name: min_amount, type: amount, example: 1000000, meaning: "Only contracts with at least this amount, in the contract's own currency."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: section, type: text, meaning: "What the row is about; see the description."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: subject, type: text, meaning: "Title of the contract, or name of the other organisation."}
//   - {name: subjectId, type: id, meaning: "Identifier of the contract, controversy or organisation."}
//   - {name: status, type: text, meaning: "Status of the contract, or how far the allegation has come."}
//   - {name: since, type: date, meaning: "Day of the evidence for that status."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: valueKind, type: text, meaning: "How exact the amount is."}
//   - {name: basis, type: text, meaning: "What the amount counts: reported, awarded, ceiling or spent."}
//   - {name: per, type: text, meaning: "The unit of a rate; empty where the amount is a total."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: code, type: text, meaning: "Narrower code, where the words carry one."}
//   - {name: concerns, type: integer, meaning: "Open matters that concern people behind the vendor of a contract, itself or over at most three steps of ownership."}
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

MATCH (anchor:Organisation {id: $body})
CALL (anchor) {
  MATCH (anchor)-[edge:BUYS_UNDER|BLOCKED]->(contract:Contract)
  WHERE (NOT $accepted OR edge.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN edge.claimIds AND NOT id IN edge.acceptedClaimIds))
  MATCH (contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
  WHERE (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds)) AND ($vendor IS NULL OR vendor.id = $vendor)
  WITH anchor, edge, contract, vendor, head(collect(deal)) AS deal, CASE WHEN $accepted THEN
    {status: contract.acceptedStatus, statusAsOf: contract.acceptedStatusAsOf, amount: contract.acceptedAmount,
     currency: contract.acceptedCurrency, valueKind: contract.acceptedValueKind, basis: contract.acceptedBasis,
     per: contract.acceptedPer, start: contract.acceptedStartDate, end: contract.acceptedEndDate,
     claimIds: contract.acceptedClaimIds}
  ELSE
    {status: contract.status, statusAsOf: contract.statusAsOf, amount: contract.amount,
     currency: contract.currency, valueKind: contract.valueKind, basis: contract.basis,
     per: contract.per, start: contract.startDate, end: contract.endDate, claimIds: contract.claimIds}
  END AS terms
  WHERE terms.status IS NOT NULL
    AND ($contract_status IS NULL OR terms.status IN $contract_status)
    AND ($currency IS NULL OR terms.currency = $currency)
    AND ($min_amount IS NULL OR terms.amount >= $min_amount)
  RETURN CASE type(edge) WHEN 'BUYS_UNDER' THEN 0 ELSE 1 END AS place,
    CASE type(edge) WHEN 'BUYS_UNDER' THEN 'contract' ELSE 'stopped' END AS section,
    contract, vendor, anchor AS body, null AS subject, contract.id AS subjectId, terms,
    CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) ELSE coalesce(edge.claimIds, []) END + CASE WHEN $accepted THEN coalesce(deal.acceptedClaimIds, []) ELSE coalesce(deal.claimIds, []) END + coalesce(terms.claimIds, []) AS ids
  UNION ALL
  WITH anchor WHERE $vendor IS NULL AND $contract_status IS NULL AND $currency IS NULL AND $min_amount IS NULL
  MATCH (anchor)-[part:PART_OF]-(other:Organisation)
  WHERE (NOT $accepted OR part.review = 'accepted')
  RETURN CASE WHEN startNode(part) = anchor THEN 3 ELSE 2 END AS place,
    CASE WHEN startNode(part) = anchor THEN 'whole' ELSE 'part' END AS section,
    null AS contract, null AS vendor, other AS body, other.name AS subject, other.id AS subjectId, {} AS terms,
    CASE WHEN $accepted THEN coalesce(part.acceptedClaimIds, []) ELSE coalesce(part.claimIds, []) END AS ids
}
WITH *, 1 AS rows
// [details] The words of each.
ORDER BY place, section, coalesce(terms.amount, -1.0) DESC, subjectId, vendor.id, body.id
SKIP $skip LIMIT $limit
WITH place, section, contract, vendor, body, subject, subjectId, terms, ids AS claimIds,
  CASE WHEN section = 'contract' THEN COUNT {
      MATCH (vendor)-[:OWNED_BY*0..3]->(:Organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
      WHERE CASE WHEN $accepted
        THEN charge.review = 'accepted' AND matter.acceptedConcernsPeople AND matter.acceptedOpenClaims > 0
          AND NOT matter.acceptedStatus IN ['dismissed', 'withdrawn', 'overturned']
        ELSE matter.concernsPeople AND matter.openClaims > 0
          AND NOT matter.status IN ['dismissed', 'withdrawn', 'overturned'] END
      RETURN DISTINCT matter
    } END AS concerns
CALL (claimIds) {
  UNWIND claimIds AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  RETURN collect(claimId) AS sorted
}
WITH place, section, contract, vendor, body, subject, subjectId, terms, concerns, sorted AS claimIds,
  terms.status AS status, terms.amount AS amount
CALL (claimIds, status, amount) {
  OPTIONAL MATCH (claim:Claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WHERE claim.id IN claimIds AND (NOT $accepted OR claim.review = 'accepted')
  WITH claim, document, evidence ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  ORDER BY NOT coalesce(claim.stance, '') IN ['dismissed', 'withdrawn', 'overturned'] DESC,
    claim.review = 'accepted' DESC, coalesce(claim.status = status, false) DESC,
    coalesce(claim.amount = amount, false) DESC,
    claim.authority IS NOT NULL OR claim.kind = 'listing'
      OR coalesce(claim.stance, '') IN ['ruled', 'charged', 'under_investigation'] DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  WITH collect({claim: claim, document: document,
    quote: reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part)}) AS words
  RETURN head(words).claim AS claim, head(words).document AS document, head(words).quote AS quote,
    head([one IN words WHERE one.claim.title IS NOT NULL | one.claim.title]) AS title
}
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
RETURN
  section + '|' + coalesce(vendor.id, '') + '|' + coalesce(body.id, '') + '|' + subjectId AS rowId,
  section,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  body.name AS body,
  body.id AS bodyId,
  CASE WHEN contract IS NULL THEN subject ELSE title END AS subject,
  subjectId,
  CASE WHEN section = 'controversy' THEN claim.stance ELSE terms.status END AS status,
  CASE WHEN section = 'controversy' THEN coalesce(claim.eventDate, claim.published) ELSE terms.statusAsOf END AS since,
  terms.amount AS amount,
  terms.currency AS currency,
  terms.valueKind AS valueKind,
  terms.basis AS basis,
  terms.per AS per,
  CASE WHEN section = 'controversy' THEN claim.category END AS category,
  CASE WHEN section = 'controversy' THEN claim.code END AS code,
  concerns,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  CASE WHEN size(claimIds) = 0 THEN 'accepted' ELSE claim.review END AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  claimIds,
  licence
ORDER BY place, section, coalesce(amount, -1.0) DESC, subjectId, vendorId, bodyId
