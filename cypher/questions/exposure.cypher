// title: Exposure of public bodies
// description: Which public bodies contract vendors with human-rights concerns, for how much, who says so, in which words, and what does the vendor reply?
// past: at/exposure
// parameters:
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body and the bodies that are part of it (id or name)."}
//   - {name: vendor, type: organisation, kind: vendor, example: Palantir, meaning: "Only this vendor (id or name)."}
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: concerns_people, type: boolean, default: true, example: true, meaning: "Only controversies that concern people; false: every controversy."}
//   - {name: contract_status, type: text, many: true, allowed: [proposed, tendered, awarded, active, extended, paused, blocked, cancelled, terminated, expired, unknown], example: "active,awarded", meaning: "Only contracts with one of these statuses."}
//   - {name: min_amount, type: amount, example: 1000000, meaning: "Only contracts with at least this amount, in the contract's own currency."}
//   - {name: currency, type: currency, example: GBP, meaning: "Only amounts in this currency."}
//   - {name: country, type: country, example: GB, meaning: "Only public bodies of this country."}
//   - {name: via_parents, type: boolean, default: true, example: true, meaning: "Also vendors whose owner or subsidiary, at most three steps away, is implicated; false: only the vendor itself."}
//   - {name: as_of, type: date, example: 2026-06-01, meaning: "As things stood in the world on this day, from the claims; default: now."}
//   - {name: known_at, type: time, example: 2026-06-01, meaning: "As the graph knew it at this time, from the claims; default: now."}
// columns:
//   - {name: rowId, type: id, meaning: "Contract, vendor, public body and controversy of this row; the same on every day."}
//   - {name: body, type: text, meaning: "The public body that buys; empty where no text names it."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: vendor, type: text, meaning: "The company that supplies, or bids to."}
//   - {name: vendorId, type: organisation, meaning: "Its identifier."}
//   - {name: relation, type: text, meaning: "direct: the vendor itself is implicated; via_parent: a company that owns it; via_subsidiary: a company that it owns."}
//   - {name: path, type: text, meaning: "From the vendor to the implicated company, step by step; empty where direct."}
//   - {name: contractId, type: id, meaning: "Identifier of the contract."}
//   - {name: contractTitle, type: text, meaning: "Project or title of the contract, as a text or register gives it."}
//   - {name: amount, type: amount, meaning: "The contract's amount, in units of its currency; empty where none is given."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amount."}
//   - {name: valueKind, type: text, meaning: "How exact the amount is: exact, up_to, at_least, approx or total_of_several."}
//   - {name: basis, type: text, meaning: "What the amount counts: reported by the press, awarded, ceiling of a framework, or spent."}
//   - {name: per, type: text, meaning: "The unit of a rate (year, month, day, unit); empty where the amount is a total."}
//   - {name: otherAmounts, type: list, meaning: "Amounts that other claims give for the same contract."}
//   - {name: contractStatus, type: text, meaning: "The last state of the contract that is told of."}
//   - {name: ocdsStatus, type: text, meaning: "The nearest contract status of the Open Contracting Data Standard; a blocked deal is cancelled there, never active."}
//   - {name: statusAsOf, type: date, meaning: "The day of the evidence for that state."}
//   - {name: start, type: date, meaning: "When the contract begins, where known."}
//   - {name: end, type: date, meaning: "When it ends, where known."}
//   - {name: contractQuote, type: quote, meaning: "The words that the contract rests on."}
//   - {name: contractUrl, type: url, meaning: "Where they stand."}
//   - {name: controversyId, type: id, meaning: "Identifier of the controversy."}
//   - {name: category, type: text, meaning: "Family of the controversy."}
//   - {name: code, type: text, meaning: "Narrower code, where the words carry one."}
//   - {name: claimStatus, type: text, meaning: "How far the quoted allegation has come: alleged until a court, regulator or official inquiry has found it (ruled) or the company has admitted it."}
//   - {name: contested, type: boolean, meaning: "Whether a denial or an appeal is reported."}
//   - {name: speaker, type: text, meaning: "Who says it."}
//   - {name: onBehalfOf, type: text, meaning: "For which organisation or group."}
//   - {name: publisher, type: text, meaning: "Who published it, and what a digest retells."}
//   - {name: published, type: date, meaning: "When."}
//   - {name: quote, type: quote, meaning: "The words of the allegation, at most 300 characters."}
//   - {name: url, type: url, meaning: "Where they stand."}
//   - {name: documentHash, type: id, meaning: "SHA-256 of the document as it was read."}
//   - {name: sourceFamilies, type: integer, meaning: "Independent publications behind the controversy; copies of one text count once."}
//   - {name: reply, type: quote, meaning: "The reply of the accused, in its words."}
//   - {name: replyStatus, type: text, meaning: "none_found: no document that was read reports a reply; reported: one does (where the words are missing here, they await review); requested, received, declined: asked by us."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: reviewer, type: text, meaning: "Who accepted the quoted allegation."}
//   - {name: reviewedAt, type: time, meaning: "When."}
//   - {name: claimIds, type: list, meaning: "Identifiers of all claims behind the row."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}
//   - {name: counted, type: boolean, meaning: "Whether the amount is in the total; each contract counts once, in the first of its rows."}
//   - {name: notCountedBecause, type: text, meaning: "Why not, in plain words."}
//   - {name: asOf, type: date, meaning: "The day that the row speaks of."}
//   - {name: generatedAt, type: time, meaning: "When the answer was made."}

CALL () {
  WITH 1 AS one WHERE $body IS NOT NULL
  MATCH parts = (:Organisation {id: $body})<-[:PART_OF*0..6]-(:Organisation)
  WHERE all(part IN relationships(parts) WHERE
    (NOT $accepted OR part.review = 'accepted')
    AND coalesce(part.validFrom <= $today, true) AND coalesce(part.validTo >= $today, true))
  WITH DISTINCT last(nodes(parts)) AS body
  MATCH (body)-[buys:BUYS_UNDER]->(contract:Contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
  WHERE ($vendor IS NULL OR vendor.id = $vendor)
    AND (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
      WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds))
  RETURN DISTINCT vendor, deal, contract
  UNION
  WITH 1 AS one WHERE $body IS NULL AND $vendor IS NOT NULL
  MATCH (vendor:Organisation {id: $vendor})-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  RETURN DISTINCT vendor, deal, contract
  UNION
  // The list that nothing narrows to some vendors: its contracts are found in the order in which they are shown.
  MATCH (contract:Exposed)
  WHERE contract.rank IS NOT NULL AND contract.id IS NOT NULL
    AND ($contract_status IS NULL OR contract.status IN $contract_status)
    AND ($currency IS NULL OR contract.currency = $currency)
    AND ($min_amount IS NULL OR contract.amount >= $min_amount)
    AND ($country IS NULL OR EXISTS { MATCH (contract)<-[:BUYS_UNDER]-(:Organisation {country: $country}) })
  WITH contract ORDER BY contract.rank, contract.id
  LIMIT CASE WHEN $body IS NULL AND $vendor IS NULL AND $concerns_people AND $via_parents AND $category IS NULL
    AND NOT $accepted THEN $skip + $limit ELSE 0 END
  MATCH (vendor:Concerned)-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract)
  RETURN DISTINCT vendor, deal, contract
  UNION
  MATCH (contract:AcceptedExposed)
  WHERE contract.acceptedRank IS NOT NULL AND contract.id IS NOT NULL
    AND ($contract_status IS NULL OR contract.acceptedStatus IN $contract_status)
    AND ($currency IS NULL OR contract.acceptedCurrency = $currency)
    AND ($min_amount IS NULL OR contract.acceptedAmount >= $min_amount)
    AND ($country IS NULL OR EXISTS {
      MATCH (contract)<-[buys:BUYS_UNDER]-(:Organisation {country: $country})
      WHERE buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
        WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds)
    })
  WITH contract ORDER BY contract.acceptedRank, contract.id
  LIMIT CASE WHEN $body IS NULL AND $vendor IS NULL AND $concerns_people AND $via_parents AND $category IS NULL
    AND $accepted THEN $skip + $limit ELSE 0 END
  MATCH (vendor:AcceptedConcerned)-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract)
  RETURN DISTINCT vendor, deal, contract
  UNION
  WITH 1 AS one WHERE $body IS NULL AND $vendor IS NULL AND $concerns_people
    AND NOT ($via_parents AND $category IS NULL)
  MATCH (vendor:Concerned|AcceptedConcerned)-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  RETURN DISTINCT vendor, deal, contract
  UNION
  WITH 1 AS one WHERE $body IS NULL AND $vendor IS NULL AND NOT $concerns_people
  MATCH (vendor:Vendor)-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  RETURN DISTINCT vendor, deal, contract
}
WITH vendor, deal, contract
WHERE (NOT $accepted OR deal.review = 'accepted')
  AND (NOT $concerns_people OR CASE WHEN $accepted THEN vendor:AcceptedConcerned ELSE vendor:Concerned END)
WITH vendor, collect({deal: deal, contract: contract}) AS deals
// The same conditions as on the matters below; here it is enough that there is one.
WITH vendor, deals
WHERE EXISTS {
    MATCH (vendor)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    WHERE CASE WHEN $accepted THEN controversy.acceptedOpenClaims ELSE controversy.openClaims END > 0
      AND NOT CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END
        IN ['dismissed', 'withdrawn', 'overturned']
      AND (NOT $concerns_people
        OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
      AND (NOT $accepted OR charge.review = 'accepted')
      AND ($category IS NULL OR $category = controversy.category
        OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
  }
  OR $via_parents AND EXISTS {
    MATCH (vendor)-[owners:OWNED_BY*1..3]->(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    WHERE CASE WHEN $accepted THEN controversy.acceptedOpenClaims ELSE controversy.openClaims END > 0
      AND NOT CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END
        IN ['dismissed', 'withdrawn', 'overturned']
      AND (NOT $concerns_people
        OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
      AND (NOT $accepted OR charge.review = 'accepted')
      AND ($category IS NULL OR $category = controversy.category
        OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
      AND (NOT $accepted OR all(step IN owners WHERE step.review = 'accepted'))
      // Who owned the company later is not answerable for what it did before.
      AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
        MATCH (controversy)<-[about:ABOUT]-(conduct:Claim)
        WHERE about.endedAt IS NULL
          AND conduct.id IN CASE WHEN $accepted THEN charge.acceptedClaimIds ELSE charge.claimIds END
          AND all(step IN owners WHERE
            coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
            AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
      })
  }
  OR $via_parents AND EXISTS {
    MATCH (vendor)<-[owners:OWNED_BY*1..3]-(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    WHERE CASE WHEN $accepted THEN controversy.acceptedOpenClaims ELSE controversy.openClaims END > 0
      AND NOT CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END
        IN ['dismissed', 'withdrawn', 'overturned']
      AND (NOT $concerns_people
        OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
      AND (NOT $accepted OR charge.review = 'accepted')
      AND ($category IS NULL OR $category = controversy.category
        OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
      AND (NOT $accepted OR all(step IN owners WHERE step.review = 'accepted'))
      // Who owned the company later is not answerable for what it did before.
      AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
        MATCH (controversy)<-[about:ABOUT]-(conduct:Claim)
        WHERE about.endedAt IS NULL
          AND conduct.id IN CASE WHEN $accepted THEN charge.acceptedClaimIds ELSE charge.claimIds END
          AND all(step IN owners WHERE
            coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
            AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
      })
  }
UNWIND deals AS pair
WITH vendor, pair.deal AS deal, pair.contract AS contract
WITH vendor, deal, contract,
  CASE WHEN $accepted THEN contract.acceptedStatus ELSE contract.status END AS status,
  CASE WHEN $accepted THEN contract.acceptedCurrency ELSE contract.currency END AS currency,
  CASE WHEN $accepted THEN contract.acceptedAmount ELSE contract.amount END AS amount
WHERE status IS NOT NULL
  // An accepted claim that is tied to this vendor by an equal name alone taints the contract's values.
  AND (NOT $accepted OR none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
  AND ($contract_status IS NULL OR status IN $contract_status)
  AND ($currency IS NULL OR currency = $currency)
  AND ($min_amount IS NULL OR amount >= $min_amount)
  AND ($country IS NULL OR EXISTS {
    MATCH (contract)<-[buys:BUYS_UNDER]-(:Organisation {country: $country})
    WHERE NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
      WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds)
  })
WITH contract, status IN ['awarded', 'active', 'extended', 'paused'] AS running, currency, amount,
  collect({vendor: vendor, deal: deal}) AS suppliers
// [page] Only the contracts that this page can show are looked at more closely.
ORDER BY running DESC, currency, coalesce(amount, -1.0) DESC, contract.id
LIMIT $skip + $limit
// [values] What each contract is worth, and why it counts or not.
UNWIND suppliers AS supplier
WITH supplier.vendor AS vendor, collect({contract: contract, running: running, deal: supplier.deal}) AS deals
CALL (vendor) {
  CALL (vendor) {
    MATCH (vendor)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, [] AS owners, 0 AS distance
    UNION
    WITH vendor WHERE $via_parents
    MATCH (vendor)-[owners:OWNED_BY*1..3]->(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, owners, size(owners) AS distance
    UNION
    WITH vendor WHERE $via_parents
    MATCH (vendor)<-[owners:OWNED_BY*1..3]-(:Organisation)-[charge:IMPLICATED_IN]->(controversy:Controversy)
    RETURN controversy, charge, owners, 10 + size(owners) AS distance
  }
  WITH controversy, charge, owners, distance,
    CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END AS status,
    CASE WHEN $accepted THEN controversy.acceptedOpenClaims ELSE controversy.openClaims END AS openClaims
  WHERE openClaims > 0
    AND NOT status IN ['dismissed', 'withdrawn', 'overturned']
    AND (NOT $concerns_people
      OR CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END)
    AND (NOT $accepted OR charge.review = 'accepted')
    AND ($category IS NULL OR $category = controversy.category
      OR $category IN CASE WHEN $accepted THEN controversy.acceptedCodes ELSE controversy.codes END)
    AND (NOT $accepted OR all(step IN owners WHERE step.review = 'accepted'))
    // Who owned the company later is not answerable for what it did before.
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (controversy)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL
        AND conduct.id IN CASE WHEN $accepted THEN charge.acceptedClaimIds ELSE charge.claimIds END
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
  ORDER BY distance, [step IN owners | step.key]
  WITH controversy, status, openClaims, head(collect({charge: charge, owners: owners, distance: distance})) AS link
  // The nearest first, of these the gravest, whatever the number of voices.
  WITH controversy, openClaims, link,
    CASE status WHEN 'ruled' THEN 0 WHEN 'admitted' THEN 1 WHEN 'charged' THEN 2 WHEN 'settled' THEN 3
      WHEN 'under_investigation' THEN 4 ELSE 5 END AS gravity
  ORDER BY link.distance, gravity, openClaims DESC, controversy.id
  RETURN collect({
    controversy: controversy, charge: link.charge, owners: link.owners, distance: link.distance,
    gravity: gravity, openClaims: openClaims}) AS matters
}
UNWIND deals AS pair
WITH pair.contract AS contract, pair.running AS running,
  collect({vendor: vendor, deal: pair.deal, matters: matters}) AS suppliers
WITH contract, running, suppliers,
  CASE WHEN $accepted THEN
    {status: contract.acceptedStatus, statusAsOf: contract.acceptedStatusAsOf, amount: contract.acceptedAmount,
     currency: contract.acceptedCurrency, valueKind: contract.acceptedValueKind, basis: contract.acceptedBasis,
     per: contract.acceptedPer, otherAmounts: contract.acceptedOtherAmounts, start: contract.acceptedStartDate,
     end: contract.acceptedEndDate, registerEnd: contract.acceptedRegisterEnd,
     lastEvidence: contract.acceptedLastEvidence, claimIds: contract.acceptedClaimIds}
  ELSE
    {status: contract.status, statusAsOf: contract.statusAsOf, amount: contract.amount,
     currency: contract.currency, valueKind: contract.valueKind, basis: contract.basis,
     per: contract.per, otherAmounts: contract.otherAmounts, start: contract.startDate,
     end: contract.endDate, registerEnd: contract.registerEnd,
     lastEvidence: contract.lastEvidence, claimIds: contract.claimIds}
  END AS terms,
  COLLECT {
    MATCH (contract)<-[buys:BUYS_UNDER]-(body:Organisation)
    WHERE (NOT $accepted OR buys.review = 'accepted' AND none(id IN contract.acceptedClaimIds
        WHERE id IN buys.claimIds AND NOT id IN buys.acceptedClaimIds))
      AND ($country IS NULL OR body.country = $country)
      AND ($body IS NULL OR body.id = $body OR EXISTS {
        MATCH parts = (body)-[:PART_OF*1..6]->(:Organisation {id: $body})
        WHERE all(part IN relationships(parts) WHERE
          (NOT $accepted OR part.review = 'accepted')
          AND coalesce(part.validFrom <= $today, true) AND coalesce(part.validTo >= $today, true))
      })
    RETURN {body: body, buys: buys} ORDER BY body.name, body.id
  } AS buyers
WITH contract, running, suppliers, terms, buyers,
  CASE
    WHEN none(supplier IN suppliers WHERE type(supplier.deal) = 'SUPPLIES_UNDER')
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
      MATCH (contract)<-[part:INCLUDED_IN]-(:Contract) WHERE NOT $accepted OR part.review = 'accepted'
    } THEN 'a total of several contracts that are listed one by one'
    WHEN EXISTS {
      MATCH (contract)<-[part:CALLED_OFF_FROM]-(:Contract) WHERE NOT $accepted OR part.review = 'accepted'
    } THEN 'a framework whose call-offs are listed one by one'
    WHEN EXISTS {
      MATCH (contract)-[:POSSIBLY_SAME_AS]-(other:Contract)
      WHERE (NOT $accepted OR other.acceptedStatus IS NOT NULL)
        AND size(coalesce(contract.registerIds, [])) = 0
        AND (size(coalesce(other.registerIds, [])) > 0
          OR other.id < contract.id
            AND CASE WHEN $accepted THEN other.acceptedAmount ELSE other.amount END IS NOT NULL
            AND CASE WHEN $accepted THEN other.acceptedStatus ELSE other.status END
              IN ['awarded', 'active', 'extended', 'paused'])
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
ORDER BY type(deal) DESC, vendor.name, vendor.id, body.name, body.id, matter.distance, matter.gravity,
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
    WHEN type(deal) = 'BIDS_FOR' THEN 'the vendor bids for it; another supplies'
    WHEN place > 0 THEN 'counted once, in row ' + firstRow
  END AS notCountedBecause
ORDER BY running DESC, currency, coalesce(amount, -1.0) DESC, contract.id, place
SKIP $skip LIMIT $limit
CALL (contract, terms, deal, buys, notCountedBecause) {
  UNWIND CASE WHEN $accepted THEN coalesce(deal.acceptedClaimIds, []) + coalesce(buys.acceptedClaimIds, [])
    ELSE coalesce(deal.claimIds, []) + coalesce(buys.claimIds, []) END AS claimId
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
  UNWIND CASE WHEN $accepted THEN matter.charge.acceptedClaimIds ELSE matter.charge.claimIds END AS claimId
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
  UNWIND CASE WHEN $accepted THEN matter.charge.acceptedClaimIds ELSE matter.charge.claimIds END AS claimId
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
  UNWIND CASE WHEN $accepted THEN coalesce(deal.acceptedClaimIds, []) + coalesce(buys.acceptedClaimIds, [])
      + coalesce(matter.charge.acceptedClaimIds, [])
      + reduce(ids = [], step IN matter.owners | ids + coalesce(step.acceptedClaimIds, []))
    ELSE coalesce(deal.claimIds, []) + coalesce(buys.claimIds, []) + coalesce(matter.charge.claimIds, [])
      + reduce(ids = [], step IN matter.owners | ids + coalesce(step.claimIds, []))
    END + coalesce(terms.claimIds, []) + replyIds AS claimId
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
    reduce(text = '', step IN matter.owners | text + CASE text WHEN '' THEN '' ELSE '; ' END
      + startNode(step).name + ' is owned by ' + endNode(step).name) END AS path,
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
    OR coalesce(CASE WHEN $accepted THEN matter.controversy.acceptedContested ELSE matter.controversy.contested END, false)
    AS contested,
  claim.speakerName AS speaker,
  claim.accuserName AS onBehalfOf,
  coalesce(claim.publisher, document.publisher)
    + CASE WHEN document.retells IS NULL THEN '' ELSE ', retelling ' + document.retells END AS publisher,
  coalesce(claim.published, document.published) AS published,
  quote,
  document.url AS url,
  document.id AS documentHash,
  CASE WHEN $accepted THEN matter.controversy.acceptedSourceFamilies ELSE matter.controversy.sourceFamilies END AS sourceFamilies,
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
