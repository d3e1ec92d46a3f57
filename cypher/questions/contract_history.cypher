// title: History of a contract
// description: What has been said of this contract, in the order in which it happened, with every amount and status?
// parameters:
//   - {name: contract, type: text, kind: contract, example: c0ffee, meaning: "Only the contract with this identifier."}
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: as_of, type: date, example: 2026-06-01, meaning: "Only what had happened by this day; default: today."}
//   - {name: known_at, type: time, example: 2026-06-01, meaning: "Only what the graph had recorded by this time; default: now."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: contractId, type: id, meaning: "Identifier of the contract."}
//   - {name: date, type: date, meaning: "When it happened, or was published where the text gives no day."}
//   - {name: datePrecision, type: text, meaning: "How much of that date the text gives: day, month or year."}
//   - {name: contractStatus, type: text, meaning: "The last state of the contract that is told of."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: valueKind, type: text, meaning: "How exact the amount is."}
//   - {name: basis, type: text, meaning: "What the amount counts: reported, awarded, ceiling or spent."}
//   - {name: per, type: text, meaning: "The unit of a rate; empty where the amount is a total."}
//   - {name: contractTitle, type: text, meaning: "Project or title of the contract, as a text or register gives it."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: stoppedBy, type: text, meaning: "The body or court that stopped it, where one did."}
//   - {name: registerId, type: text, meaning: "Number in a register of contracts; empty for press and reports."}
//   - {name: start, type: date, meaning: "When the contract begins, where known."}
//   - {name: end, type: date, meaning: "When it ends, where known."}
//   - {name: speaker, type: text, meaning: "Who says it."}
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
  WITH 1 AS one WHERE $contract IS NOT NULL
  MATCH (contract:Contract {id: $contract})
  RETURN contract
  UNION
  WITH 1 AS one WHERE $contract IS NULL AND $vendor IS NOT NULL
  MATCH (:Organisation {id: $vendor})<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'vendor'}]-(:Claim)-[about:ABOUT]->(contract:Contract)
  WHERE resolved.endedAt IS NULL AND about.endedAt IS NULL
  RETURN contract
  UNION
  WITH 1 AS one WHERE $contract IS NULL AND $vendor IS NULL AND $body IS NOT NULL
  MATCH (:Organisation {id: $body})<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'buyer'}]-(:Claim)-[about:ABOUT]->(contract:Contract)
  WHERE resolved.endedAt IS NULL AND about.endedAt IS NULL
  RETURN contract
  UNION
  WITH 1 AS one WHERE $contract IS NULL AND $vendor IS NULL AND $body IS NULL
  MATCH (contract:Contract)
  RETURN contract
}
MATCH (contract)<-[about:ABOUT]-(claim:Claim {kind: 'contract'})
WHERE about.endedAt IS NULL AND claim.supersededBy IS NULL
  AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  AND coalesce(coalesce(claim.eventDate, claim.published) <= $today, true)
  AND ($known_at IS NULL OR claim.recordedAt <= $known_at)
CALL (claim) {
  OPTIONAL MATCH (claim)-[names:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
  WHERE resolved.endedAt IS NULL AND (NOT $accepted OR resolved.judgement <> 'by_name')
  WITH names.role AS role, organisation ORDER BY organisation.name, organisation.id
  WITH collect({role: role, organisation: organisation}) AS named
  RETURN head([one IN named WHERE one.role IN ['vendor', 'bidder'] | one.organisation]) AS vendor,
    head([one IN named WHERE one.role = 'buyer' | one.organisation]) AS body,
    head([one IN named WHERE one.role = 'blocker' | one.organisation]) AS blocker
}
WITH contract, claim, vendor, body, blocker, 1 AS rows
WHERE ($vendor IS NULL OR vendor.id = $vendor) AND ($body IS NULL OR body.id = $body)
// [details] The words of each.
WITH contract, claim, vendor, body, blocker, coalesce(claim.eventDate, claim.published) AS date
ORDER BY contract.id, date, claim.registerId IS NULL, claim.id
SKIP $skip LIMIT $limit
CALL (claim) {
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start
  WITH document, collect(evidence.quote) AS quotes ORDER BY document.id LIMIT 1
  RETURN document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
RETURN
  claim.id AS rowId,
  contract.id AS contractId,
  date,
  claim.datePrecision AS datePrecision,
  claim.status AS contractStatus,
  claim.amount AS amount,
  claim.currency AS currency,
  claim.valueKind AS valueKind,
  claim.basis AS basis,
  claim.per AS per,
  claim.title AS contractTitle,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  body.name AS body,
  body.id AS bodyId,
  blocker.name AS stoppedBy,
  claim.registerId AS registerId,
  claim.validFrom AS start,
  claim.validTo AS end,
  claim.speakerName AS speaker,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  [claim.id] AS claimIds,
  claim.licence AS licence
ORDER BY contractId, date, registerId IS NULL, rowId
