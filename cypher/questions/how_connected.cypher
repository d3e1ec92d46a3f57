// title: How a public body is connected with a controversy
// description: Over which contract, vendor and owners is this public body connected with a controversy, and on whose words does each step rest?
// parameters:
//   - {name: body, type: organisation, kind: body, required: true, example: Ministry of Defence, meaning: "This public body (id or name); contracts of the bodies within it are shown with that step."}
//   - {name: controversy, type: text, kind: controversy, example: c0ffee, meaning: "Only the controversy with this identifier."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: concerns_people, type: boolean, default: true, example: true, meaning: "Only controversies that concern people; false: every controversy."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: way, type: text, meaning: "Identifies the connection that the step belongs to."}
//   - {name: step, type: integer, meaning: "Place of the step in the connection, from the public body on."}
//   - {name: from, type: text, meaning: "Where the step begins."}
//   - {name: relation, type: text, meaning: "is part of, buys under, supplied by, bid for by, is owned by, owns, implicated in."}
//   - {name: to, type: text, meaning: "Where the step ends."}
//   - {name: toId, type: id, meaning: "Identifier of that end."}
//   - {name: contractStatus, type: text, meaning: "The last state of the contract that is told of."}
//   - {name: amount, type: amount, meaning: "The amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: claimStatus, type: text, meaning: "How far the allegation has come; alleged until it is ruled or admitted."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
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

MATCH parts = (:Organisation {id: $body})<-[:PART_OF*0..3]-(:Organisation)
WHERE all(part IN relationships(parts) WHERE (NOT $accepted OR part.review = 'accepted'))
WITH parts, last(nodes(parts)) AS buyer
MATCH (buyer)-[buys:BUYS_UNDER]->(contract:Contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
WHERE (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds)) AND (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
  AND ($vendor IS NULL OR vendor.id = $vendor) AND (NOT $concerns_people OR CASE WHEN $accepted THEN vendor:AcceptedConcerned ELSE vendor:Concerned END)
CALL (vendor) {
  MATCH owners = (vendor)-[:OWNED_BY*0..3]->(implicated:Organisation)-[:IMPLICATED_IN]->(:Controversy)
  RETURN owners, implicated
  UNION
  MATCH owners = (vendor)<-[:OWNED_BY*1..3]-(implicated:Organisation)-[:IMPLICATED_IN]->(:Controversy)
  RETURN owners, implicated
}
WITH parts, buys, contract, deal, vendor, owners, last(relationships(owners)) AS charge, last(nodes(owners)) AS controversy
WHERE all(link IN relationships(owners) WHERE (NOT $accepted OR link.review = 'accepted'))
  AND ($controversy IS NULL OR controversy.id = $controversy)
  AND (NOT $concerns_people OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
  AND ($category IS NULL OR $category = controversy.category
    OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
WITH contract.id + '|' + vendor.id + '|' + controversy.id + '|'
    + reduce(text = '', node IN nodes(parts) | text + node.id + '>') + reduce(text = '', node IN nodes(owners) | text + '>' + node.id) AS way,
  [part IN relationships(parts) | {edge: part, back: true}] + [{edge: buys, back: false}, {edge: deal, back: true}]
    + [place IN range(0, size(relationships(owners)) - 1) | {
        edge: relationships(owners)[place], back: startNode(relationships(owners)[place]) <> nodes(owners)[place]}] AS steps
UNWIND range(0, size(steps) - 1) AS place
WITH way, place, steps[place].edge AS edge, steps[place].back AS back, 1 AS rows
// [details] The words of each step.
ORDER BY way, place
SKIP $skip LIMIT $limit
WITH way, place, edge, back, CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) ELSE coalesce(edge.claimIds, []) END AS claimIds,
  CASE WHEN back THEN endNode(edge) ELSE startNode(edge) END AS source,
  CASE WHEN back THEN startNode(edge) ELSE endNode(edge) END AS target
CALL (claimIds) {
  OPTIONAL MATCH (claim:Claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WHERE claim.id IN claimIds AND (NOT $accepted OR claim.review = 'accepted')
  WITH claim, document, evidence ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  ORDER BY NOT coalesce(claim.stance, '') IN ['dismissed', 'withdrawn', 'overturned'] DESC,
    claim.review = 'accepted' DESC, claim.authority IS NOT NULL DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  LIMIT 1
  RETURN claim, document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (titled:Claim {id: claimId})
  WHERE titled.title IS NOT NULL
  WITH titled.title AS title ORDER BY titled.id
  RETURN head(collect(title)) AS title
}
CALL (claimIds) {
  UNWIND claimIds AS claimId
  MATCH (supporting:Claim {id: claimId})
  WITH DISTINCT supporting.licence AS licence WHERE licence IS NOT NULL ORDER BY licence
  WITH collect(licence) AS licences
  RETURN reduce(text = '', one IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS licence
}
WITH *,
  CASE WHEN target:Contract THEN coalesce(title, 'a contract') WHEN target:Controversy
    THEN coalesce(claim.matter, claim.category) ELSE target.name END AS towards,
  CASE WHEN source:Contract THEN 'the contract' ELSE source.name END AS whence
RETURN
  way + '|' + toString(place) AS rowId,
  way,
  place + 1 AS step,
  whence AS from,
  CASE type(edge)
    WHEN 'PART_OF' THEN 'is made up of' WHEN 'BUYS_UNDER' THEN 'buys under' WHEN 'SUPPLIES_UNDER' THEN 'supplied by'
    WHEN 'BIDS_FOR' THEN 'bid for by' WHEN 'IMPLICATED_IN' THEN 'implicated in'
    ELSE CASE WHEN back THEN 'owns' ELSE 'is owned by' END END AS relation,
  towards AS to,
  target.id AS toId,
  CASE WHEN target:Contract THEN CASE WHEN $accepted THEN target.acceptedStatus ELSE target.status END END AS contractStatus,
  CASE WHEN target:Contract THEN CASE WHEN $accepted THEN target.acceptedAmount ELSE target.amount END END AS amount,
  CASE WHEN target:Contract THEN CASE WHEN $accepted THEN target.acceptedCurrency ELSE target.currency END END AS currency,
  CASE WHEN target:Controversy THEN claim.stance END AS claimStatus,
  CASE WHEN target:Controversy THEN claim.category END AS category,
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
ORDER BY way, step
