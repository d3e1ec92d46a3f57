// title: Contracts that were stopped or ended
// description: Which deals were blocked, cancelled, ended early or have run out, who stopped them, and what was said?
// parameters:
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: country, type: country, example: GB, meaning: "Only public bodies of this country."}
//   - {name: currency, type: currency, example: GBP, meaning: "Only amounts in this currency."}
//   - {name: min_amount, type: amount, example: 1000000, meaning: "Only contracts with at least this amount, in the contract's own currency."}
//   - {name: contract_status, type: text, many: true, allowed: [blocked, cancelled, terminated, expired], example: blocked, meaning: "Only contracts with one of these statuses; default: all four."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: contractId, type: id, meaning: "Identifier of the contract."}
//   - {name: contractTitle, type: text, meaning: "Project or title of the contract, as a text or register gives it."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: contractStatus, type: text, meaning: "The last state of the contract that is told of."}
//   - {name: statusAsOf, type: date, meaning: "The day of the evidence for that state."}
//   - {name: stoppedBy, type: text, meaning: "The body or court that stopped it, where one did."}
//   - {name: stoppedById, type: organisation, meaning: "Its identifier."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: valueKind, type: text, meaning: "How exact the amount is."}
//   - {name: basis, type: text, meaning: "What the amount counts: reported, awarded, ceiling or spent."}
//   - {name: per, type: text, meaning: "The unit of a rate; empty where the amount is a total."}
//   - {name: start, type: date, meaning: "When the contract begins, where known."}
//   - {name: end, type: date, meaning: "When it ends, where known."}
//   - {name: quote, type: quote, meaning: "The words it rests on, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: publisher, type: text, meaning: "Who published it, and what a digest retells."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: reviewer, type: text, meaning: "Who accepted it."}
//   - {name: reviewedAt, type: time, meaning: "When."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  WITH 1 AS one WHERE $vendor IS NOT NULL
  MATCH (:Organisation {id: $vendor})-[:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  RETURN DISTINCT contract
  UNION
  WITH 1 AS one WHERE $vendor IS NULL AND $body IS NOT NULL
  MATCH (:Organisation {id: $body})-[:BUYS_UNDER]->(contract:Contract)
  RETURN DISTINCT contract
  UNION
  WITH 1 AS one WHERE $vendor IS NULL AND $body IS NULL AND NOT $accepted
  MATCH (contract:Contract)
  WHERE contract.status IN ['blocked', 'cancelled', 'terminated', 'expired']
  RETURN contract
  UNION
  WITH 1 AS one WHERE $vendor IS NULL AND $body IS NULL AND $accepted
  MATCH (contract:Contract)
  WHERE contract.acceptedStatus IN ['blocked', 'cancelled', 'terminated', 'expired']
  RETURN contract
}
WITH contract, CASE WHEN $accepted THEN
    {status: contract.acceptedStatus, statusAsOf: contract.acceptedStatusAsOf, amount: contract.acceptedAmount,
     currency: contract.acceptedCurrency, valueKind: contract.acceptedValueKind, basis: contract.acceptedBasis,
     per: contract.acceptedPer, start: contract.acceptedStartDate, end: contract.acceptedEndDate,
     claimIds: contract.acceptedClaimIds}
  ELSE
    {status: contract.status, statusAsOf: contract.statusAsOf, amount: contract.amount,
     currency: contract.currency, valueKind: contract.valueKind, basis: contract.basis,
     per: contract.per, start: contract.startDate, end: contract.endDate, claimIds: contract.claimIds}
  END AS terms
WHERE terms.status IN coalesce($contract_status, ['blocked', 'cancelled', 'terminated', 'expired'])
  AND ($currency IS NULL OR terms.currency = $currency)
  AND ($min_amount IS NULL OR terms.amount >= $min_amount)
MATCH (contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
WHERE ($vendor IS NULL OR vendor.id = $vendor) AND (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
WITH contract, terms, vendor, collect(deal) AS deals
CALL (contract) {
  OPTIONAL MATCH (contract)<-[buys:BUYS_UNDER]-(body:Organisation)
  WHERE (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds))
  RETURN body, buys
}
WITH contract, terms, vendor, deals, body, buys, 1 AS rows
WHERE ($body IS NULL OR body.id = $body) AND ($country IS NULL OR body.country = $country)
// [details] Who stopped it, and the words.
ORDER BY coalesce(terms.statusAsOf, date('0001-01-01')) DESC, contract.id, vendor.id, body.id
SKIP $skip LIMIT $limit
CALL (contract) {
  OPTIONAL MATCH (contract)<-[stop:BLOCKED]-(stopper:Organisation)
  WHERE (NOT $accepted OR stop.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN stop.claimIds AND NOT id IN stop.acceptedClaimIds))
  WITH stopper, stop ORDER BY stopper.name, stopper.id LIMIT 1
  RETURN stopper, stop
}
WITH contract, terms, vendor, body, stopper,
  reduce(all = [], deal IN deals | all + CASE WHEN $accepted THEN coalesce(deal.acceptedClaimIds, []) ELSE coalesce(deal.claimIds, []) END) + CASE WHEN $accepted THEN coalesce(buys.acceptedClaimIds, []) ELSE coalesce(buys.claimIds, []) END + CASE WHEN $accepted THEN coalesce(stop.acceptedClaimIds, []) ELSE coalesce(stop.claimIds, []) END + coalesce(terms.claimIds, []) AS claimIds
CALL (claimIds) {
  UNWIND claimIds AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  RETURN collect(claimId) AS sorted
}
WITH contract, terms, vendor, body, stopper, sorted AS claimIds
CALL (claimIds, terms) {
  UNWIND claimIds AS claimId
  MATCH (claim:Claim {id: claimId, kind: 'contract'})-[evidence:EVIDENCED_BY]->(document:Document)
  WHERE NOT $accepted OR claim.review = 'accepted'
  WITH claim, document, evidence ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  ORDER BY coalesce(claim.status = terms.status, false) DESC, coalesce(claim.amount = terms.amount, false) DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  WITH collect({claim: claim, document: document,
    quote: reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part)}) AS words
  RETURN head(words).claim AS claim, head(words).document AS document, head(words).quote AS quote,
    head([one IN words WHERE one.claim.title IS NOT NULL | one.claim.title]) AS contractTitle
}
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
RETURN
  contract.id + '|' + vendor.id + '|' + coalesce(body.id, '') AS rowId,
  contract.id AS contractId,
  contractTitle,
  body.name AS body,
  body.id AS bodyId,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  terms.status AS contractStatus,
  terms.statusAsOf AS statusAsOf,
  stopper.name AS stoppedBy,
  stopper.id AS stoppedById,
  terms.amount AS amount,
  terms.currency AS currency,
  terms.valueKind AS valueKind,
  terms.basis AS basis,
  terms.per AS per,
  terms.start AS start,
  terms.end AS end,
  quote,
  document.url AS url,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  document.id AS documentHash,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  claimIds,
  licence
ORDER BY coalesce(statusAsOf, date('0001-01-01')) DESC, contractId, vendorId, bodyId
