// title: Press against register
// description: Where do the press and a contract register speak of the same deal, and do their amounts agree?
// parameters:
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: currency, type: currency, example: GBP, meaning: "Only amounts in this currency."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: contractId, type: id, meaning: "Identifier of the contract."}
//   - {name: registerContractId, type: id, meaning: "Identifier of the contract in the register; the same where the two are one."}
//   - {name: link, type: text, meaning: "one contract: linked by rule or by a person; possibly the same: a person has to say, also where the press names the group and the register one of its companies."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: pressAmount, type: amount, meaning: "The newest amount of the press."}
//   - {name: registerAmount, type: amount, meaning: "The newest amount of the register."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: difference, type: amount, meaning: "Press amount minus register amount, where the currency is one."}
//   - {name: pressStatus, type: text, meaning: "The last state that the press tells of."}
//   - {name: registerStatus, type: text, meaning: "The last state that the register tells of."}
//   - {name: pressPublisher, type: text, meaning: "Who published it."}
//   - {name: pressPublished, type: date, meaning: "When."}
//   - {name: pressQuote, type: quote, meaning: "The words of the press."}
//   - {name: pressUrl, type: url, meaning: "Where they stand."}
//   - {name: registerId, type: text, meaning: "Number in the register."}
//   - {name: registerQuote, type: quote, meaning: "The words of the register."}
//   - {name: registerUrl, type: url, meaning: "Where they stand."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  MATCH (registered:Contract)
  WHERE size(registered.registerIds) > 0
  RETURN registered, registered AS told, 'one contract' AS link
  UNION
  MATCH (registered:Contract)-[:POSSIBLY_SAME_AS]-(told:Contract)
  WHERE size(registered.registerIds) > 0 AND size(told.registerIds) = 0
  RETURN registered, told, 'possibly the same' AS link
  UNION
  // The press says “Palantir” of whichever of its companies; a register names the one that signed.
  MATCH (told:Contract)<-[:SUPPLIES_UNDER]-(named:Organisation)
  WHERE size(told.registerIds) = 0 AND size(named.normalisedName) > 3
  WITH named, collect(told) AS deals
  MATCH (company:Organisation)
  WHERE company.normalisedName STARTS WITH named.normalisedName + ' ' AND company.id IS NOT NULL
  UNWIND deals AS told
  MATCH (company)-[:SUPPLIES_UNDER]->(registered:Contract)<-[:BUYS_UNDER]-(:Organisation)-[:BUYS_UNDER]->(told)
  WHERE size(registered.registerIds) > 0
    AND (toLower(registered.title) = toLower(told.title)
      OR registered.currency = told.currency AND registered.per IS NULL AND told.per IS NULL
        AND abs(registered.amount - told.amount) <= 0.01 * told.amount)
  RETURN registered, told, 'possibly the same, of another company of that name' AS link
}
CALL (registered) {
  MATCH (registered)<-[about:ABOUT]-(claim:Claim {kind: 'contract'})
  WHERE about.endedAt IS NULL AND claim.registerId IS NOT NULL
    AND claim.supersededBy IS NULL
  AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  WITH claim ORDER BY coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.amount IS NOT NULL DESC, claim.id
  RETURN collect(claim) AS entries
}
CALL (told) {
  MATCH (told)<-[about:ABOUT]-(claim:Claim {kind: 'contract'})
  WHERE about.endedAt IS NULL AND claim.registerId IS NULL
    AND claim.supersededBy IS NULL
  AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  WITH claim ORDER BY coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.amount IS NOT NULL DESC, claim.id
  RETURN collect(claim) AS reports
}
WITH registered, told, link,
  coalesce(head([claim IN entries WHERE claim.amount IS NOT NULL]), head(entries)) AS entry,
  coalesce(head([claim IN reports WHERE claim.amount IS NOT NULL]), head(reports)) AS report
WHERE entry IS NOT NULL AND report IS NOT NULL AND ($currency IS NULL OR $currency IN [entry.currency, report.currency])
CALL (told, registered) {
  OPTIONAL MATCH (registered)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
  WHERE (NOT $accepted OR deal.review = 'accepted')
  WITH vendor, deal ORDER BY type(deal) DESC, vendor.name, vendor.id LIMIT 1
  RETURN vendor, deal
}
CALL (registered) {
  OPTIONAL MATCH (registered)<-[buys:BUYS_UNDER]-(body:Organisation)
  WHERE (NOT $accepted OR buys.review = 'accepted')
  WITH body, buys ORDER BY body.name, body.id LIMIT 1
  RETURN body, buys
}
WITH registered, told, link, entry, report, vendor, body, 1 AS rows
WHERE ($vendor IS NULL OR vendor.id = $vendor) AND ($body IS NULL OR body.id = $body)
// [details] The words of both.
ORDER BY told.id, registered.id
SKIP $skip LIMIT $limit
CALL (report) {
  MATCH (report)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start LIMIT 1
  RETURN evidence.quote AS pressQuote, document.url AS pressUrl,
    coalesce(report.publisher, document.publisher) AS pressPublisher,
    coalesce(report.published, document.published) AS pressPublished
}
CALL (entry) {
  MATCH (entry)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start LIMIT 1
  RETURN evidence.quote AS registerQuote, document.url AS registerUrl
}
WITH *, [report.id, entry.id] AS claimIds
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
RETURN
  told.id + '|' + registered.id AS rowId,
  told.id AS contractId,
  registered.id AS registerContractId,
  link,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  body.name AS body,
  body.id AS bodyId,
  report.amount AS pressAmount,
  entry.amount AS registerAmount,
  coalesce(report.currency, entry.currency) AS currency,
  CASE WHEN report.currency = entry.currency THEN report.amount - entry.amount END AS difference,
  report.status AS pressStatus,
  entry.status AS registerStatus,
  pressPublisher,
  pressPublished,
  pressQuote,
  pressUrl,
  entry.registerId AS registerId,
  registerQuote,
  registerUrl,
  report.review AS review,
  claimIds,
  licence
ORDER BY contractId, registerContractId
