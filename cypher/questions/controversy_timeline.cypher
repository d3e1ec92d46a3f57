// title: Timeline of a controversy
// description: What has been alleged, found and answered in this matter, in the order in which it happened?
// parameters:
//   - {name: controversy, type: text, kind: controversy, example: c0ffee, meaning: "Only the controversy with this identifier."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: concerns_people, type: boolean, default: true, example: true, meaning: "Only controversies that concern people; false: every controversy."}
//   - {name: as_of, type: date, example: 2026-06-01, meaning: "Only what had happened by this day; default: today."}
//   - {name: known_at, type: time, example: 2026-06-01, meaning: "Only what the graph had recorded by this time; default: now."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the row; the same whenever the question is asked."}
//   - {name: date, type: date, meaning: "When it happened, or was published where the text gives no day."}
//   - {name: kind, type: text, meaning: "allegation, listing or reply."}
//   - {name: claimStatus, type: text, meaning: "How far the allegation has come; alleged until it is ruled or admitted."}
//   - {name: contested, type: boolean, meaning: "Whether a denial or an appeal is reported."}
//   - {name: vendor, type: text, meaning: "The company."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: controversyId, type: id, meaning: "Identifier of the controversy."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: code, type: text, meaning: "Narrower code, where the words carry one."}
//   - {name: speaker, type: text, meaning: "Who says it."}
//   - {name: onBehalfOf, type: text, meaning: "For which organisation or group."}
//   - {name: authority, type: text, meaning: "The court, regulator or inquiry whose act it is."}
//   - {name: publisher, type: text, meaning: "Who published it, and what a digest retells."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: quote, type: quote, meaning: "The words it rests on, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: reply, type: quote, meaning: "The reply of the accused, in its words."}
//   - {name: replyStatus, type: text, meaning: "none_found: no document that was read reports a reply; reported: one does (where the words are missing here, they await review)."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: reviewer, type: text, meaning: "Who accepted it."}
//   - {name: reviewedAt, type: time, meaning: "When."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  WITH 1 AS one WHERE $controversy IS NOT NULL
  MATCH (controversy:Controversy {id: $controversy})
  RETURN controversy
  UNION
  WITH 1 AS one WHERE $controversy IS NULL AND $vendor IS NOT NULL
  MATCH (:Organisation {id: $vendor})<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'accused'}]-(:Claim)-[about:ABOUT]->(controversy:Controversy)
  WHERE resolved.endedAt IS NULL AND about.endedAt IS NULL
  RETURN controversy
  UNION
  WITH 1 AS one WHERE $controversy IS NULL AND $vendor IS NULL
  MATCH (controversy:Controversy)
  RETURN controversy
}
CALL (controversy) {
  MATCH (controversy)<-[about:ABOUT]-(claim:Claim)
  WHERE about.endedAt IS NULL AND claim.kind IN ['allegation', 'listing']
  RETURN claim, claim AS answered
  UNION
  MATCH (controversy)<-[about:ABOUT]-(answered:Claim)<-[:ANSWERS]-(claim:Claim)
  WHERE about.endedAt IS NULL AND answered.supersededBy IS NULL
  AND CASE WHEN $accepted THEN answered.review = 'accepted' ELSE NOT coalesce(answered.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  WITH claim, answered ORDER BY answered.id
  RETURN claim, head(collect(answered)) AS answered
}
WITH controversy, claim, answered
WHERE claim.supersededBy IS NULL
  AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  AND coalesce(coalesce(claim.eventDate, claim.published) <= $today, true)
  AND ($known_at IS NULL OR claim.recordedAt <= $known_at)
  AND ($category IS NULL OR $category IN [answered.category, answered.code])
  AND (NOT $concerns_people OR EXISTS {
    MATCH (:Category {id: coalesce(answered.code, answered.category), concernsPeople: true})
  })
CALL (claim) {
  MATCH (claim)-[names:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(vendor:Organisation)
  WHERE names.role IN ['accused', 'replier'] AND resolved.endedAt IS NULL AND (NOT $accepted OR resolved.judgement <> 'by_name')
  RETURN vendor ORDER BY names.role, vendor.id LIMIT 1
}
WITH controversy, claim, answered, vendor, 1 AS rows
WHERE $vendor IS NULL OR vendor.id = $vendor
// [details] The words of each.
WITH controversy, claim, answered, vendor, coalesce(claim.eventDate, claim.published) AS date
ORDER BY controversy.id, date, claim.id
SKIP $skip LIMIT $limit
CALL (claim) {
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH document, evidence ORDER BY evidence.start
  WITH document, collect(evidence.quote) AS quotes ORDER BY document.id LIMIT 1
  RETURN document, reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part) AS quote
}
CALL (claim) {
  OPTIONAL MATCH (claim)<-[:ANSWERS]-(answer:Claim)
  WHERE answer.supersededBy IS NULL AND NOT coalesce(answer.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
  OPTIONAL MATCH (answer)-[evidence:EVIDENCED_BY]->(:Document)
  WITH answer, evidence ORDER BY evidence.start
  WITH answer, head(collect(evidence.quote)) AS words
  ORDER BY answer.review = 'accepted' DESC, coalesce(answer.eventDate, answer.published, date('0001-01-01')) DESC, answer.id
  WITH collect({id: answer.id, review: answer.review,
    words: CASE WHEN answer.speakerName IS NULL THEN words ELSE answer.speakerName + ': ' + words END}) AS found
  WITH [one IN found WHERE one.id IS NOT NULL] AS answers
  WITH answers, [one IN answers WHERE NOT $accepted OR one.review = 'accepted'] AS shown
  RETURN head(shown).words AS reply, CASE WHEN size(answers) > 0 THEN 'reported' ELSE 'none_found' END AS replyStatus,
    [one IN shown | one.id] AS replyIds
}
RETURN
  claim.id AS rowId,
  date,
  claim.kind AS kind,
  claim.stance AS claimStatus,
  coalesce(claim.contested, false) AS contested,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  controversy.id AS controversyId,
  coalesce(claim.category, answered.category) AS category,
  coalesce(claim.code, answered.code) AS code,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  claim.authority AS authority,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  reply,
  CASE WHEN claim.kind = 'reply' THEN null ELSE replyStatus END AS replyStatus,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  [claim.id] + replyIds AS claimIds,
  claim.licence AS licence
ORDER BY controversyId, date, rowId
