// title: Listed vendors with contracts
// description: Which companies on an official list hold contracts with public bodies, on which edition of which list, under which criterion, since when?
// parameters:
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: country, type: country, example: GB, meaning: "Only public bodies of this country."}
//   - {name: contract_status, type: text, many: true, allowed: [proposed, tendered, awarded, active, extended, paused, blocked, cancelled, terminated, expired, unknown], example: "active,awarded", meaning: "Only contracts with one of these statuses."}
//   - {name: ended, type: boolean, default: false, example: true, meaning: "Also listings that have ended, marked revoked or delisted; false: only those in force."}
//   - {name: as_of, type: date, example: 2026-06-01, meaning: "Only what had happened by this day; default: today."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: list, type: text, meaning: "Who keeps the list."}
//   - {name: listName, type: text, meaning: "Title of the list as it was read."}
//   - {name: edition, type: date, meaning: "The day of the edition that was read; empty where it gives none. A later edition may say otherwise."}
//   - {name: listingStatus, type: text, meaning: "excluded; observation: under watch only; revoked: the list took it back; delisted: its term has ended, or a later edition has it no more."}
//   - {name: current, type: boolean, meaning: "Whether the listing is in force; never true once this or a later edition that was read has ended it."}
//   - {name: criterion, type: text, meaning: "The ground, as the list gives it."}
//   - {name: listedSince, type: date, meaning: "When the listing began or was published; of one that was revoked, only where the list says so."}
//   - {name: listedUntil, type: date, meaning: "When it ended, where it has."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: code, type: text, meaning: "Narrower code, where the words carry one."}
//   - {name: contractId, type: id, meaning: "Identifier of the contract."}
//   - {name: contractTitle, type: text, meaning: "Project or title of the contract, as a text or register gives it."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: contractStatus, type: text, meaning: "The last state of the contract that is told of."}
//   - {name: statusAsOf, type: date, meaning: "The day of the evidence for that state."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: valueKind, type: text, meaning: "How exact the amount is."}
//   - {name: basis, type: text, meaning: "What the amount counts: reported, awarded, ceiling or spent."}
//   - {name: per, type: text, meaning: "The unit of a rate; empty where the amount is a total."}
//   - {name: start, type: date, meaning: "When the contract begins, where known."}
//   - {name: end, type: date, meaning: "When it ends, where known."}
//   - {name: quote, type: quote, meaning: "The words it rests on, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: reviewer, type: text, meaning: "Who accepted it."}
//   - {name: reviewedAt, type: time, meaning: "When."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

MATCH (listing:Claim {kind: 'listing'})
WHERE listing.supersededBy IS NULL
  AND NOT coalesce(listing.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
WITH listing, listing.stance IN ['dismissed', 'withdrawn', 'overturned'] AS closed
WITH listing, closed, closed OR coalesce(listing.validTo < $today, false) AS over,
  coalesce(CASE WHEN closed THEN null ELSE listing.validFrom END, listing.eventDate, listing.published) AS since
// That a listing is over is heeded before anybody has accepted it: it would be shown as in force otherwise.
WHERE coalesce(since <= $today, true) AND (NOT $accepted OR listing.review = 'accepted' OR over)
MATCH (listing)-[:NAMES {role: 'accused'}]->(:Mention)-[resolved:RESOLVED_TO]->(vendor:Organisation)
WHERE resolved.endedAt IS NULL AND (NOT $accepted OR resolved.judgement <> 'by_name' OR over)
  AND ($vendor IS NULL OR vendor.id = $vendor)
WITH DISTINCT listing, vendor, closed,
  NOT $accepted OR listing.review = 'accepted' AND resolved.judgement <> 'by_name' AS shown
MATCH (listing)-[:EVIDENCED_BY]->(document:Document)
WITH listing, vendor, closed, shown, document ORDER BY document.id
WITH listing, vendor, closed, shown, head(collect(document)) AS document
WITH listing, vendor, closed, shown, document,
  coalesce(listing.authority, listing.accuserName, listing.publisher, document.publisher) AS list,
  coalesce(listing.published, document.published) AS edition,
  CASE
    WHEN closed AND listing.validTo IS NULL THEN 'revoked'
    WHEN listing.validTo < $today THEN 'delisted'
    WHEN closed THEN 'revoked'
    WHEN listing.stance = 'under_investigation' THEN 'observation'
    ELSE 'excluded'
  END AS listingStatus
WITH listing, vendor, shown, document, list, edition, listingStatus,
  listingStatus IN ['excluded', 'observation'] AS current
// Of one list the newest entry counts; on one day the end of a listing comes last.
ORDER BY coalesce(edition, listing.eventDate, listing.validFrom, date('0001-01-01')), current DESC, listing.id
WITH vendor, list, listing.category AS family, collect({listing: listing, document: document, edition: edition,
  listingStatus: listingStatus, current: current, shown: shown}) AS entries
UNWIND range(0, size(entries) - 1) AS place
WITH vendor, list, entries[place] AS entry, entries[place + 1..] AS later
WHERE none(other IN later WHERE entry.current AND NOT other.current
    OR coalesce(other.listing.code, '') = coalesce(entry.listing.code, '')
      AND coalesce(other.listing.matter, '') = coalesce(entry.listing.matter, '')
    // An edition that was imported is the whole list, with the grounds as they are now.
    OR other.shown AND other.edition > entry.edition AND other.listing.readerName = 'list'
      AND entry.listing.readerName = 'list')
  AND entry.shown AND ($ended OR entry.current)
  AND ($category IS NULL OR $category IN [entry.listing.category, entry.listing.code])
WITH vendor, list, entry.listing AS listing, entry.document.title AS listName, entry.edition AS edition,
  entry.listingStatus AS listingStatus, entry.current AS current
MATCH (vendor)-[deal:SUPPLIES_UNDER]->(contract:Contract)
WHERE (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
WITH listing, list, listName, edition, listingStatus, current, vendor, deal, contract, CASE WHEN $accepted THEN
    {status: contract.acceptedStatus, statusAsOf: contract.acceptedStatusAsOf, amount: contract.acceptedAmount,
     currency: contract.acceptedCurrency, valueKind: contract.acceptedValueKind, basis: contract.acceptedBasis,
     per: contract.acceptedPer, start: contract.acceptedStartDate, end: contract.acceptedEndDate,
     claimIds: contract.acceptedClaimIds}
  ELSE
    {status: contract.status, statusAsOf: contract.statusAsOf, amount: contract.amount,
     currency: contract.currency, valueKind: contract.valueKind, basis: contract.basis,
     per: contract.per, start: contract.startDate, end: contract.endDate, claimIds: contract.claimIds}
  END AS terms
WHERE terms.status IS NOT NULL AND ($contract_status IS NULL OR terms.status IN $contract_status)
CALL (contract) {
  OPTIONAL MATCH (contract)<-[buys:BUYS_UNDER]-(body:Organisation)
  WHERE (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds))
  RETURN body, buys
}
WITH listing, list, listName, edition, listingStatus, current, vendor, deal, contract, terms, body, buys, 1 AS rows
WHERE ($body IS NULL OR body.id = $body) AND ($country IS NULL OR body.country = $country)
// [details] The entry's words and the contract's title.
ORDER BY vendor.name, vendor.id, listing.id, contract.id, body.id
SKIP $skip LIMIT $limit
WITH listing, list, listName, edition, listingStatus, current, vendor, contract, terms, body,
  CASE WHEN $accepted THEN coalesce(deal.acceptedClaimIds, []) ELSE coalesce(deal.claimIds, []) END + CASE WHEN $accepted THEN coalesce(buys.acceptedClaimIds, []) ELSE coalesce(buys.claimIds, []) END + coalesce(terms.claimIds, []) AS claimIds
CALL (claimIds) {
  UNWIND claimIds AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  RETURN collect(claimId) AS sorted
}
WITH listing, list, listName, edition, listingStatus, current, vendor, contract, terms, body, sorted AS claimIds
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
WITH listing, list, listName, edition, listingStatus, current, vendor, contract, terms, body, contractTitle, claimIds + [listing.id] AS claimIds, listing AS claim
CALL (claim) {
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start
  WITH document, collect(evidence.quote) AS quotes ORDER BY document.id LIMIT 1
  RETURN document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
RETURN
  listing.id + '|' + contract.id + '|' + vendor.id + '|' + coalesce(body.id, '') AS rowId,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  list,
  listName,
  edition,
  listingStatus,
  current,
  listing.matter AS criterion,
  CASE WHEN listing.stance IN ['dismissed', 'withdrawn', 'overturned'] THEN listing.validFrom
    ELSE coalesce(listing.validFrom, listing.eventDate, listing.published) END AS listedSince,
  CASE WHEN listing.stance IN ['dismissed', 'withdrawn', 'overturned'] THEN coalesce(listing.validTo, listing.eventDate)
    ELSE listing.validTo END AS listedUntil,
  listing.category AS category,
  listing.code AS code,
  contract.id AS contractId,
  contractTitle,
  body.name AS body,
  body.id AS bodyId,
  terms.status AS contractStatus,
  terms.statusAsOf AS statusAsOf,
  terms.amount AS amount,
  terms.currency AS currency,
  terms.valueKind AS valueKind,
  terms.basis AS basis,
  terms.per AS per,
  terms.start AS start,
  terms.end AS end,
  quote,
  document.url AS url,
  coalesce(claim.published, document.published) AS published,
  document.id AS documentHash,
  listing.review AS review,
  listing.reviewer AS reviewer,
  listing.reviewedAt AS reviewedAt,
  claimIds,
  licence
ORDER BY vendor, vendorId, listing.id, contractId, bodyId
