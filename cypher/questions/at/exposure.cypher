// Exposure as of a day in the world and as known at a time, from the claims: the past of `exposure` and `body_exposure`.
// No derived edge is read but those that keep an amount from being summed twice. `$known_at` is always given.
CALL () {
  WITH 1 AS one WHERE $body IS NOT NULL
  MATCH parts = (:Organisation {id: $body})<-[:PART_OF*0..6]-(:Organisation)
  WHERE all(part IN relationships(parts) WHERE part.review = 'accepted'
    AND coalesce(part.validFrom <= $today, true) AND coalesce(part.validTo >= $today, true))
  WITH DISTINCT last(nodes(parts)) AS body
  MATCH (body)<-[:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'buyer'}]-(:Claim)-[:ABOUT]->(contract:Contract)
  RETURN DISTINCT contract
  UNION
  WITH 1 AS one WHERE $body IS NULL AND $vendor IS NOT NULL
  MATCH (:Organisation {id: $vendor})<-[:RESOLVED_TO]-(:Mention)<-[named:NAMES]-(:Claim)-[:ABOUT]->(contract:Contract)
  WHERE named.role IN ['vendor', 'bidder']
  RETURN DISTINCT contract
  UNION
  WITH 1 AS one WHERE $body IS NULL AND $vendor IS NULL
  MATCH (claim:Claim)-[:NAMES {role: 'accused'}]->(:Mention)-[:RESOLVED_TO]->(implicated:Organisation)
  WHERE claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  WITH DISTINCT implicated
  CALL (implicated) {
    RETURN implicated AS vendor
    UNION
    MATCH (vendor:Organisation)
      ((child)<-[below:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'child'}]-(link:Claim {kind: 'ownership'})
        -[:NAMES {role: 'parent'}]->(:Mention)-[above:RESOLVED_TO]->(parent)
      WHERE NOT (child:PublicBody AND parent:PublicBody)
        AND link.supersededBy IS NULL AND link.recordedAt <= $known_at
        AND CASE WHEN $accepted THEN link.review = 'accepted'
          ELSE NOT coalesce(link.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
        AND coalesce(coalesce(link.eventDate, link.published) <= $today, true)
        AND below.recordedAt <= $known_at AND coalesce(below.endedAt > $known_at, true)
        AND above.recordedAt <= $known_at AND coalesce(above.endedAt > $known_at, true)
        AND (NOT $accepted OR below.judgement <> 'by_name' AND above.judgement <> 'by_name')
      ){1,3}
      (implicated)
    RETURN DISTINCT vendor
    UNION
    MATCH (implicated)
      ((child)<-[below:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'child'}]-(link:Claim {kind: 'ownership'})
        -[:NAMES {role: 'parent'}]->(:Mention)-[above:RESOLVED_TO]->(parent)
      WHERE NOT (child:PublicBody AND parent:PublicBody)
        AND link.supersededBy IS NULL AND link.recordedAt <= $known_at
        AND CASE WHEN $accepted THEN link.review = 'accepted'
          ELSE NOT coalesce(link.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
        AND coalesce(coalesce(link.eventDate, link.published) <= $today, true)
        AND below.recordedAt <= $known_at AND coalesce(below.endedAt > $known_at, true)
        AND above.recordedAt <= $known_at AND coalesce(above.endedAt > $known_at, true)
        AND (NOT $accepted OR below.judgement <> 'by_name' AND above.judgement <> 'by_name')
      ){1,3}
      (vendor:Organisation)
    RETURN DISTINCT vendor
  }
  MATCH (vendor)<-[:RESOLVED_TO]-(:Mention)<-[named:NAMES]-(:Claim)-[:ABOUT]->(contract:Contract)
  WHERE named.role IN ['vendor', 'bidder']
  RETURN DISTINCT contract
}
CALL (contract) {
  MATCH (contract)<-[about:ABOUT]-(claim:Claim {kind: 'contract'})
  WHERE about.recordedAt <= $known_at AND coalesce(about.endedAt > $known_at, true)
    AND claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
  WITH claim, coalesce(claim.eventDate, claim.published) AS day
  // A running contract held from its first day, whenever that was written down.
  WHERE coalesce(CASE WHEN claim.status IN ['awarded', 'active', 'extended', 'paused'] AND coalesce(claim.validFrom < day, true)
      THEN coalesce(claim.validFrom, day) ELSE day END, date(claim.recordedAt)) <= $today
  WITH claim, day ORDER BY coalesce(day, date('0001-01-01')), claim.registerId IS NOT NULL, claim.id
  RETURN collect({claim: claim, day: CASE WHEN day > $today THEN $today ELSE day END}) AS facts
}
WITH contract, facts WHERE size(facts) > 0
WITH contract, facts,
  [one IN facts WHERE coalesce(one.claim.status, 'unknown') <> 'unknown'] AS statuses,
  [one IN facts WHERE one.claim.amount IS NOT NULL | one.claim] AS amounts,
  [one IN facts WHERE one.claim.validFrom IS NOT NULL | one.claim.validFrom] AS starts,
  [one IN facts WHERE one.claim.validTo IS NOT NULL | one.claim] AS ends,
  reduce(latest = null, one IN facts | CASE WHEN latest IS NULL OR one.day > latest THEN coalesce(one.day, latest) ELSE latest END) AS lastEvidence
WITH contract, facts, {
    status: coalesce(last(statuses).claim.status, 'unknown'), statusAsOf: last(statuses).day,
    amount: last(amounts).amount, currency: last(amounts).currency, valueKind: last(amounts).valueKind,
    basis: last(amounts).basis, per: last(amounts).per,
    otherAmounts: COLLECT {
      UNWIND amounts AS one
      WITH one, last(amounts) AS value, toString(toInteger(round(one.amount * 100)) / 100) AS units,
        toInteger(round(one.amount * 100)) % 100 AS cents
      WHERE NOT (one.currency = value.currency AND coalesce(one.per, '') = coalesce(value.per, '')
        AND abs(one.amount - value.amount) <= 0.01 * CASE WHEN one.amount > value.amount THEN one.amount ELSE value.amount END)
      RETURN DISTINCT one.currency + ' ' + reduce(text = '', place IN range(0, size(units) - 1) | text
          + CASE WHEN place > 0 AND (size(units) - place) % 3 = 0 THEN ',' ELSE '' END + substring(units, place, 1))
        + CASE WHEN cents > 0 THEN '.' + right('0' + toString(cents), 2) ELSE '' END
        + ' (' + coalesce(one.basis, 'reported') + coalesce(', per ' + one.per, '') + coalesce(', ' + one.publisher, '') + ')' AS text
      ORDER BY text
    },
    start: last(starts), end: last(ends).validTo, registerEnd: coalesce(last(ends).registerId IS NOT NULL, false),
    lastEvidence: lastEvidence, claimIds: [one IN facts | one.claim.id]} AS terms
WITH contract, facts, terms, terms.status IN ['awarded', 'active', 'extended', 'paused'] AS running,
  terms.currency AS currency, terms.amount AS amount
WHERE ($contract_status IS NULL OR terms.status IN $contract_status)
  AND ($currency IS NULL OR currency = $currency)
  AND ($min_amount IS NULL OR amount >= $min_amount)
CALL (contract, facts) {
  UNWIND facts AS fact
  WITH fact.claim AS claim
  MATCH (claim)-[named:NAMES]->(:Mention)-[resolved:RESOLVED_TO]->(organisation:Organisation)
  WHERE named.role IN ['vendor', 'bidder', 'buyer'] AND resolved.recordedAt <= $known_at AND coalesce(resolved.endedAt > $known_at, true) AND (NOT $accepted OR resolved.judgement <> 'by_name')
  WITH organisation, claim,
    CASE WHEN named.role = 'buyer' THEN 'BUYS_UNDER'
      WHEN named.role = 'bidder' OR claim.status = 'tendered' THEN 'BIDS_FOR' ELSE 'SUPPLIES_UNDER' END AS part
  WITH organisation, part, collect(DISTINCT claim.id) AS claimIds
  RETURN collect({organisation: organisation, part: part, claimIds: claimIds}) AS parties
}
UNWIND [party IN parties WHERE party.part <> 'BUYS_UNDER'] AS deal
WITH contract, terms, running, currency, amount, parties, deal, deal.organisation AS vendor
WHERE $vendor IS NULL OR vendor.id = $vendor
WITH vendor, collect({contract: contract, terms: terms, running: running, currency: currency, amount: amount,
  parties: parties, deal: deal}) AS deals
CALL (vendor) {
  CALL (vendor) {
    RETURN vendor AS implicated, [] AS links, [] AS steps, 0 AS distance
    UNION
    WITH vendor WHERE $via_parents
    MATCH (vendor)
      ((child)<-[below:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'child'}]-(link:Claim {kind: 'ownership'})
        -[:NAMES {role: 'parent'}]->(:Mention)-[above:RESOLVED_TO]->(parent)
      WHERE NOT (child:PublicBody AND parent:PublicBody)
        AND link.supersededBy IS NULL AND link.recordedAt <= $known_at
        AND CASE WHEN $accepted THEN link.review = 'accepted'
          ELSE NOT coalesce(link.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
        AND coalesce(coalesce(link.eventDate, link.published) <= $today, true)
        AND below.recordedAt <= $known_at AND coalesce(below.endedAt > $known_at, true)
        AND above.recordedAt <= $known_at AND coalesce(above.endedAt > $known_at, true)
        AND (NOT $accepted OR below.judgement <> 'by_name' AND above.judgement <> 'by_name')
      ){1,3}
      (implicated:Organisation)
    RETURN implicated, link AS links, [place IN range(0, size(link) - 1) | {key: child[place].id + '|' + parent[place].id,
      words: child[place].name + ' is owned by ' + parent[place].name}] AS steps, size(link) AS distance
    UNION
    WITH vendor WHERE $via_parents
    MATCH (implicated:Organisation)
      ((child)<-[below:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'child'}]-(link:Claim {kind: 'ownership'})
        -[:NAMES {role: 'parent'}]->(:Mention)-[above:RESOLVED_TO]->(parent)
      WHERE NOT (child:PublicBody AND parent:PublicBody)
        AND link.supersededBy IS NULL AND link.recordedAt <= $known_at
        AND CASE WHEN $accepted THEN link.review = 'accepted'
          ELSE NOT coalesce(link.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
        AND coalesce(coalesce(link.eventDate, link.published) <= $today, true)
        AND below.recordedAt <= $known_at AND coalesce(below.endedAt > $known_at, true)
        AND above.recordedAt <= $known_at AND coalesce(above.endedAt > $known_at, true)
        AND (NOT $accepted OR below.judgement <> 'by_name' AND above.judgement <> 'by_name')
      ){1,3}
      (vendor)
    RETURN implicated, link AS links, reverse([place IN range(0, size(link) - 1) | {key: child[place].id + '|' + parent[place].id,
      words: child[place].name + ' is owned by ' + parent[place].name}]) AS steps, 10 + size(link) AS distance
  }
  MATCH (implicated)<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES {role: 'accused'}]-(claim:Claim)-[about:ABOUT]->(controversy:Controversy)
  WHERE resolved.recordedAt <= $known_at AND coalesce(resolved.endedAt > $known_at, true) AND (NOT $accepted OR resolved.judgement <> 'by_name')
    AND about.recordedAt <= $known_at AND coalesce(about.endedAt > $known_at, true)
    AND claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
    AND coalesce(claim.eventDate, claim.published, date(claim.recordedAt)) <= $today
    AND ($category IS NULL OR $category IN [claim.category, claim.code])
    AND (NOT $concerns_people OR EXISTS {
      MATCH (:Category {id: coalesce(claim.code, claim.category), concernsPeople: true})
    })
    AND all(one IN links WHERE coalesce(one.validFrom <= coalesce(claim.validFrom, claim.eventDate, claim.published), true)
      AND coalesce(one.validTo >= coalesce(claim.validFrom, claim.eventDate, claim.published), true))
  WITH controversy, distance, links, steps, collect(DISTINCT claim) AS claims
  ORDER BY distance, [step IN steps | step.key]
  WITH controversy, head(collect({distance: distance, links: links, steps: steps, claims: claims})) AS way
  CALL (controversy) {
    MATCH (controversy)<-[about:ABOUT]-(claim:Claim)
    WHERE about.recordedAt <= $known_at AND coalesce(about.endedAt > $known_at, true)
      AND claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
      AND coalesce(claim.eventDate, claim.published, date(claim.recordedAt)) <= $today
    WITH claim ORDER BY coalesce(claim.eventDate, claim.published, date('0001-01-01')), claim.id
    RETURN collect(claim) AS all
  }
  WITH controversy, way, all,
    coalesce(last([one IN all WHERE one.stance <> 'alleged' | one.stance]), 'alleged') AS status,
    size([one IN all WHERE NOT coalesce(one.stance, 'alleged') IN ['dismissed', 'withdrawn', 'overturned']]) AS openClaims
  WHERE openClaims > 0 AND NOT status IN ['dismissed', 'withdrawn', 'overturned']
  WITH controversy, way, all, openClaims,
    CASE status WHEN 'ruled' THEN 0 WHEN 'admitted' THEN 1 WHEN 'charged' THEN 2 WHEN 'settled' THEN 3
      WHEN 'under_investigation' THEN 4 ELSE 5 END AS gravity
  ORDER BY way.distance, gravity, openClaims DESC, controversy.id
  RETURN collect({controversy: controversy, distance: way.distance, gravity: gravity, links: way.links, steps: way.steps,
    claimIds: [one IN way.claims | one.id], openClaims: openClaims, all: [one IN all | one.id],
    contested: any(one IN all WHERE coalesce(one.contested, false))}) AS matters
}
WITH vendor, deals, matters WHERE size(matters) > 0
UNWIND deals AS pair
WITH pair.contract AS contract, collect(pair) AS pairs,
  collect({vendor: vendor, deal: pair.deal, matters: matters}) AS suppliers
WITH contract, suppliers, pairs[0].terms AS terms, pairs[0].running AS running, pairs[0].currency AS currency,
  pairs[0].amount AS amount, pairs[0].parties AS parties
CALL (parties) {
  UNWIND [party IN parties WHERE party.part = 'BUYS_UNDER'] AS party
  WITH party, party.organisation AS body
  WHERE ($country IS NULL OR body.country = $country)
    AND ($body IS NULL OR body.id = $body OR EXISTS {
      MATCH parts = (body)-[:PART_OF*1..6]->(:Organisation {id: $body})
      WHERE all(part IN relationships(parts) WHERE part.review = 'accepted'
        AND coalesce(part.validFrom <= $today, true) AND coalesce(part.validTo >= $today, true))
    })
  WITH party, body ORDER BY body.name, body.id
  RETURN collect({body: body, buys: party}) AS buyers
}
WITH contract, terms, running, currency, amount, buyers, suppliers
WHERE ($country IS NULL AND $body IS NULL) OR size(buyers) > 0
// [page] Only the contracts that this page can show are looked at more closely.
WITH contract, terms, running, currency, amount, buyers, suppliers
ORDER BY running DESC, currency, coalesce(amount, -1.0) DESC, contract.id
LIMIT $skip + $limit
// [values] What each contract is worth, and why it counts or not.
WITH contract, running, suppliers, terms, buyers,
  CASE
    WHEN none(supplier IN suppliers WHERE supplier.deal.part = 'SUPPLIES_UNDER')
      THEN 'the vendor bids for it; nothing is awarded'
    WHEN terms.status = 'blocked' THEN 'blocked before it took effect'
    WHEN terms.status = 'cancelled' THEN 'cancelled before it took effect'
    WHEN terms.status = 'terminated' THEN 'ended early, replaced or annulled'
    WHEN terms.status = 'expired' THEN 'expired'
    WHEN terms.status = 'proposed' THEN 'proposed only; no contract is reported'
    WHEN terms.status = 'tendered' THEN 'in tender; nothing is awarded'
    WHEN NOT terms.status IN ['awarded', 'active', 'extended', 'paused'] THEN 'its state is not known'
    WHEN terms.end < $today THEN 'ended on ' + toString(terms.end)
    WHEN terms.lastEvidence IS NULL AND NOT coalesce(terms.registerEnd, false)
      THEN 'no dated evidence that it runs'
    WHEN terms.lastEvidence < $today - duration('P24M')
      AND NOT (coalesce(terms.registerEnd, false) AND terms.end IS NOT NULL)
      THEN 'last reported active on ' + toString(terms.lastEvidence) + '; nothing newer within 24 months'
    WHEN size(buyers) = 0 THEN 'the buyer is not known'
    WHEN terms.amount IS NULL THEN 'no amount is known'
    WHEN terms.basis = 'ceiling' THEN 'a ceiling, not money committed'
    WHEN terms.valueKind = 'up_to' THEN 'an upper limit, not money committed'
    WHEN terms.per IS NOT NULL THEN 'a rate per ' + terms.per + ', not a total'
    WHEN EXISTS {
      MATCH (contract)<-[:INCLUDED_IN]-(:Contract)<-[:ABOUT]-(claim:Claim) WHERE claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
    } THEN 'a total of several contracts that are listed one by one'
    WHEN EXISTS {
      MATCH (contract)<-[:CALLED_OFF_FROM]-(:Contract)<-[:ABOUT]-(claim:Claim) WHERE claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
    } THEN 'a framework whose call-offs are listed one by one'
    WHEN EXISTS {
      MATCH (contract)-[:POSSIBLY_SAME_AS]-(other:Contract)<-[:ABOUT]-(claim:Claim)
      WHERE claim.supersededBy IS NULL AND claim.recordedAt <= $known_at
    AND CASE WHEN $accepted THEN claim.review = 'accepted' ELSE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'] END
        AND none(id IN terms.claimIds WHERE EXISTS { MATCH (own:Claim {id: id}) WHERE own.registerId IS NOT NULL })
        AND (claim.registerId IS NOT NULL
          OR other.id < contract.id AND claim.amount IS NOT NULL AND claim.status IN ['awarded', 'active', 'extended', 'paused'])
    } THEN 'possibly the same as another contract; only one of them is summed'
  END AS reason
WITH contract, running, suppliers, terms, buyers, reason,
  reason IS NULL AS counted, terms.amount AS amount, terms.currency AS currency, terms.basis AS basis,
  CASE WHEN size(buyers) = 0 THEN 1 ELSE size(buyers) END
    * reduce(number = 0, supplier IN suppliers | number + size(supplier.matters)) AS rows
// [details] One row for each public body, vendor and controversy of a contract; the first one counts.
UNWIND suppliers AS supplier
UNWIND CASE WHEN size(buyers) = 0 THEN [{}] ELSE buyers END AS buyer
UNWIND supplier.matters AS matter
WITH contract, running, terms, reason, currency, amount, supplier.vendor AS vendor, supplier.deal AS deal,
  buyer.body AS body, buyer.buys AS buys, matter
ORDER BY deal.part DESC, vendor.name, vendor.id, body.name, body.id, matter.distance, matter.gravity,
  matter.openClaims DESC, matter.controversy.id
WITH contract, running, terms, reason, currency, amount,
  collect({vendor: vendor, deal: deal, body: body, buys: buys, matter: matter}) AS places
UNWIND range(0, size(places) - 1) AS place
WITH contract, running, terms, reason, currency, amount, place, places[place].vendor AS vendor, places[place].deal AS deal,
  places[place].body AS body, places[place].buys AS buys, places[place].matter AS matter,
  contract.id + '|' + places[0].vendor.id + '|' + coalesce(places[0].body.id, '') + '|'
    + places[0].matter.controversy.id AS firstRow
WITH *,
  contract.id + '|' + vendor.id + '|' + coalesce(body.id, '') + '|' + matter.controversy.id AS rowId,
  CASE
    WHEN reason IS NOT NULL THEN reason
    WHEN deal.part = 'BIDS_FOR' THEN 'the vendor bids for it; another supplies'
    WHEN place > 0 THEN 'counted once, in row ' + firstRow
  END AS notCountedBecause
ORDER BY running DESC, currency, coalesce(amount, -1.0) DESC, contract.id, place
SKIP $skip LIMIT $limit
CALL (contract, terms, deal, buys, notCountedBecause) {
  UNWIND deal.claimIds + coalesce(buys.claimIds, []) AS claimId
  WITH DISTINCT claimId
  MATCH (claim:Claim {id: claimId})-[evidence:EVIDENCED_BY]->(document:Document)
  WHERE claim.kind = 'contract' AND (NOT $accepted OR claim.review = 'accepted')
  WITH claim, evidence, document ORDER BY evidence.start
  WITH claim, document, collect(evidence.quote) AS quotes
  WITH claim, document, quotes,
    coalesce(claim.amount = terms.amount AND claim.currency = terms.currency, false) AS givesAmount,
    coalesce(claim.status = terms.status, false) AS givesStatus
  ORDER BY CASE WHEN notCountedBecause IS NULL THEN givesAmount ELSE givesStatus END DESC,
    givesStatus DESC, givesAmount DESC, claim.review = 'accepted' DESC,
    coalesce(claim.eventDate, claim.published, date('0001-01-01')) DESC, claim.id
  WITH collect({
    quote: reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part),
    url: document.url, title: claim.title}) AS all
  RETURN all[0].quote AS contractQuote, all[0].url AS contractUrl,
    head([one IN all WHERE one.title IS NOT NULL | one.title]) AS contractTitle
}
CALL (matter) {
  UNWIND matter.claimIds AS claimId
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
CALL (matter, claim) {
  UNWIND matter.claimIds AS claimId
  MATCH (:Claim {id: claimId})<-[:ANSWERS]-(answer:Claim)-[evidence:EVIDENCED_BY]->(:Document)
  WHERE answer.supersededBy IS NULL
    AND NOT coalesce(answer.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
  WITH answer, claimId = claim.id AS toThis, evidence ORDER BY evidence.start
  WITH answer, max(toThis) AS toThis, collect(DISTINCT evidence.quote) AS quotes
  WITH answer, quotes ORDER BY answer.review = 'accepted' DESC, toThis DESC,
    coalesce(answer.eventDate, answer.published, date('0001-01-01')) DESC, answer.id
  WITH collect({id: answer.id, review: answer.review, denies: answer.denies, speaker: answer.speakerName, quotes: quotes}) AS answers
  WITH answers, head([answer IN answers WHERE NOT $accepted OR answer.review = 'accepted']) AS shown
  RETURN size(answers) > 0 AS replied, shown.quotes[0] AS reply, shown.speaker AS replier,
    any(answer IN answers WHERE answer.denies AND (NOT $accepted OR answer.review = 'accepted')) AS denied,
    [answer IN answers WHERE NOT $accepted OR answer.review = 'accepted' | answer.id] AS replyIds
}
CALL (contract, deal, buys, matter, terms, replyIds) {
  UNWIND deal.claimIds + coalesce(buys.claimIds, []) + matter.claimIds + [link IN matter.links | link.id]
    + terms.claimIds + replyIds AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  OPTIONAL MATCH (supporting:Claim {id: claimId})
  RETURN collect(claimId) AS claimIds, collect(DISTINCT supporting.licence) AS licences
}
RETURN
  rowId,
  body.name AS body,
  body.id AS bodyId,
  vendor.name AS vendor,
  vendor.id AS vendorId,
  CASE WHEN matter.distance = 0 THEN 'direct' WHEN matter.distance < 10 THEN 'via_parent' ELSE 'via_subsidiary' END AS relation,
  CASE WHEN matter.distance > 0 THEN
    reduce(text = '', step IN matter.steps | text + CASE text WHEN '' THEN '' ELSE '; ' END + step.words) END AS path,
  contract.id AS contractId,
  contractTitle,
  amount,
  currency,
  terms.valueKind AS valueKind,
  terms.basis AS basis,
  terms.per AS per,
  coalesce(terms.otherAmounts, []) AS otherAmounts,
  terms.status AS contractStatus,
  CASE
    WHEN terms.status IN ['proposed', 'tendered', 'awarded'] THEN 'pending'
    WHEN terms.status IN ['active', 'extended', 'paused'] THEN 'active'
    WHEN terms.status IN ['blocked', 'cancelled'] THEN 'cancelled'
    WHEN terms.status IN ['terminated', 'expired'] THEN 'terminated'
  END AS ocdsStatus,
  terms.statusAsOf AS statusAsOf,
  terms.start AS start,
  terms.end AS end,
  contractQuote,
  contractUrl,
  matter.controversy.id AS controversyId,
  claim.category AS category,
  claim.code AS code,
  claim.stance AS claimStatus,
  coalesce(claim.contested, false)
    OR matter.contested OR coalesce(denied, false)
    AS contested,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  COUNT {
    UNWIND matter.all AS claimId
    MATCH (:Claim {id: claimId})-[:EVIDENCED_BY]->(written:Document)
    RETURN DISTINCT written.sourceFamily
  } AS sourceFamilies,
  CASE WHEN replier IS NULL THEN reply ELSE replier + ': ' + reply END AS reply,
  CASE WHEN replied THEN 'reported' ELSE 'none_found' END AS replyStatus,
  claim.review AS review,
  claim.reviewer AS reviewer,
  claim.reviewedAt AS reviewedAt,
  claimIds,
  reduce(text = '', licence IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + licence) AS licence,
  notCountedBecause IS NULL AS counted,
  notCountedBecause,
  $today AS asOf,
  $generated_at AS generatedAt
ORDER BY running DESC, currency, coalesce(amount, -1.0) DESC, contractId, place
