// title: What has changed
// description: Which claims has the graph gained, accepted, disputed or withdrawn since this time? Withdrawn ones are named by identifier alone.
// parameters:
//   - {name: since, type: time, example: 2026-06-01, meaning: "Only changes after this time; a day alone stands for its end."}
//   - {name: until, type: time, example: 2026-07-01, meaning: "Only changes up to this time; a day alone stands for its end."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body (id or name)."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: at, type: time, meaning: "When the graph recorded the change."}
//   - {name: change, type: text, meaning: "recorded: a new claim; or what a reviewer decided: accept, reject, correct, dispute, retract, merge, split, undo."}
//   - {name: by, type: text, meaning: "Who decided; empty for a new claim."}
//   - {name: reason, type: text, meaning: "The reason that was given for a dispute or a retraction."}
//   - {name: kind, type: text, meaning: "Kind of the claim."}
//   - {name: claimId, type: id, meaning: "Identifier of the claim."}
//   - {name: aboutId, type: id, meaning: "Identifier of the contract or controversy that it is about."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where it is not known."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: status, type: text, meaning: "Status of the contract, or how far the allegation has come."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: code, type: text, meaning: "Narrower code, where the words carry one."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: publisher, type: text, meaning: "Who published it, and what a digest retells."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: quote, type: quote, meaning: "The words it rests on, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  MATCH (claim:Claim)
  WHERE coalesce(claim.recordedAt > $since, true) AND coalesce(claim.recordedAt <= $until, true)
  RETURN claim, claim.recordedAt AS at, 'recorded' AS change, null AS decision
  UNION ALL
  MATCH (decision:Decision)-[:DECIDES]->(claim:Claim)
  WHERE coalesce(decision.at > $since, true) AND coalesce(decision.at <= $until, true)
  RETURN claim, decision.at AS at, decision.action AS change, decision
}
WITH claim, at, change, decision,
  coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] OR claim.supersededBy IS NOT NULL AS gone
// Of what is gone only the fact is told; it was published before, or a decision names it.
WHERE CASE
  WHEN gone THEN change IN ['dispute', 'retract'] OR change = 'correct'
  ELSE NOT $accepted OR claim.review = 'accepted' END
CALL (claim) {
  OPTIONAL MATCH (claim)-[names:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
  WHERE resolved.endedAt IS NULL AND (NOT $accepted OR resolved.judgement <> 'by_name')
  WITH names.role AS role, organisation ORDER BY organisation.name, organisation.id
  WITH collect({role: role, organisation: organisation}) AS named
  RETURN head([one IN named WHERE one.role IN ['vendor', 'bidder', 'accused', 'replier', 'child'] | one.organisation]) AS vendor,
    head([one IN named WHERE one.role = 'buyer' | one.organisation]) AS body
}
WITH claim, at, change, decision, gone, vendor, body, 1 AS rows
WHERE ($vendor IS NULL OR vendor.id = $vendor) AND ($body IS NULL OR body.id = $body)
// [details] The words of each.
ORDER BY at, claim.id, decision IS NOT NULL, change, coalesce(decision.id, '')
SKIP $skip LIMIT $limit
CALL (claim) {
  OPTIONAL MATCH (claim)-[about:ABOUT]->(subject)
  WHERE about.endedAt IS NULL
  RETURN subject.id AS aboutId ORDER BY aboutId LIMIT 1
}
CALL (claim) {
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start
  WITH document, collect(evidence.quote) AS quotes ORDER BY document.id LIMIT 1
  RETURN document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
WITH *, CASE WHEN gone THEN null ELSE claim END AS shown
RETURN
  claim.id + '|' + change + '|' + coalesce(decision.id, '') AS rowId,
  at,
  change,
  decision.actor AS by,
  decision.reason AS reason,
  claim.kind AS kind,
  claim.id AS claimId,
  CASE WHEN gone THEN null ELSE aboutId END AS aboutId,
  CASE WHEN gone THEN null ELSE vendor.name END AS vendor,
  CASE WHEN gone THEN null ELSE vendor.id END AS vendorId,
  CASE WHEN gone THEN null ELSE body.name END AS body,
  CASE WHEN gone THEN null ELSE body.id END AS bodyId,
  coalesce(shown.status, shown.stance) AS status,
  shown.category AS category,
  shown.code AS code,
  shown.amount AS amount,
  shown.currency AS currency,
  CASE WHEN NOT gone THEN coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END END AS publisher,
  CASE WHEN NOT gone THEN coalesce(claim.published, document.published) END AS published,
  CASE WHEN NOT gone THEN quote END AS quote,
  CASE WHEN NOT gone THEN document.url END AS url,
  CASE WHEN NOT gone THEN document.id END AS documentHash,
  CASE WHEN gone THEN 'accepted' ELSE claim.review END AS review,
  CASE WHEN gone THEN [] ELSE [claim.id] END AS claimIds,
  shown.licence AS licence
ORDER BY at, claimId, by IS NOT NULL, rowId
