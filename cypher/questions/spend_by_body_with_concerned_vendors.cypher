// title: Spend by body with concerned vendors
// description: For how much does each public body contract vendors with human-rights concerns, in which year, per currency and basis?
// parameters:
//   - {name: body, type: organisation, kind: body, example: Ministry of Defence, meaning: "Only this public body and the bodies that are part of it (id or name)."}
//   - {name: country, type: country, example: GB, meaning: "Only public bodies of this country."}
//   - {name: category, type: category, example: human_rights, meaning: "Only controversies of this family or code."}
//   - {name: currency, type: currency, example: GBP, meaning: "Only amounts in this currency."}
//   - {name: year, type: integer, least: 1900, most: 2200, example: 2026, meaning: "Only contracts that begin in this year."}
//   - {name: via_parents, type: boolean, default: true, example: true, meaning: "Also vendors whose owner or subsidiary, at most three steps away, is implicated; false: only the vendor itself."}
// columns:
//   - {name: rowId, type: id, meaning: "Public body, year, currency and basis of this row."}
//   - {name: body, type: text, meaning: "The public body that buys."}
//   - {name: bodyId, type: organisation, meaning: "Its identifier."}
//   - {name: country, type: text, meaning: "Its country, where known."}
//   - {name: year, type: integer, meaning: "The year in which the contracts begin; where no begin is known, that of the evidence for their state; empty where neither is."}
//   - {name: currency, type: currency, meaning: "ISO 4217 code of the amounts; two currencies are never added up."}
//   - {name: basis, type: text, meaning: "What the amounts count: reported by the press, awarded, ceiling of a framework, or spent; never added up across."}
//   - {name: amount, type: amount, meaning: "Sum of what counts by the rules of the question exposure, each contract once; empty where nothing counts. The whole value of contracts that run, not money paid in that year."}
//   - {name: contracts, type: integer, meaning: "How many contracts are in that sum."}
//   - {name: notSummed, type: integer, meaning: "How many more contracts with concerned vendors are not: ended, blocked, ceilings, rates, without an amount, bundled, or counted with another buyer."}
//   - {name: vendors, type: integer, meaning: "How many concerned vendors supply or bid under all of these."}
//   - {name: largestVendor, type: text, meaning: "The one with the largest part of the sum, by contracts where nothing counts."}
//   - {name: largestVendorId, type: organisation, meaning: "Its identifier."}
//   - {name: controversies, type: integer, meaning: "How many matters they are in, themselves or through owners and subsidiaries."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where anything in the row has been checked by nobody."}
//   - {name: claimIds, type: list, meaning: "Identifiers of the claims behind the contracts, and behind one matter of each vendor."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

CALL () {
  WITH 1 AS one WHERE $body IS NOT NULL
  MATCH parts = (:Organisation {id: $body})<-[:PART_OF*0..6]-(:Organisation)
  WHERE all(part IN relationships(parts) WHERE
    (NOT $accepted OR part.review = 'accepted')
    AND coalesce(part.validFrom <= $today, true) AND coalesce(part.validTo >= $today, true))
  WITH DISTINCT last(nodes(parts)) AS body
  MATCH (body)-[:BUYS_UNDER]->(contract:Contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
  WHERE CASE WHEN $accepted THEN vendor:AcceptedConcerned ELSE vendor:Concerned END
  RETURN DISTINCT vendor, deal, contract
  UNION
  WITH 1 AS one WHERE $body IS NULL
  MATCH (vendor:Concerned|AcceptedConcerned)-[deal:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  WHERE CASE WHEN $accepted THEN vendor:AcceptedConcerned ELSE vendor:Concerned END
  RETURN DISTINCT vendor, deal, contract
}
WITH vendor, deal, contract
WHERE CASE WHEN $accepted THEN contract.acceptedStatus ELSE contract.status END IS NOT NULL
  // An accepted claim that is tied to this vendor by an equal name alone taints the contract's values.
  AND (NOT $accepted OR deal.review = 'accepted' AND none(id IN contract.acceptedClaimIds
    WHERE id IN deal.claimIds AND NOT id IN deal.acceptedClaimIds))
  AND ($currency IS NULL OR $currency = CASE WHEN $accepted THEN contract.acceptedCurrency ELSE contract.currency END)
WITH vendor, collect({deal: deal, contract: contract}) AS deals
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
    AND CASE WHEN $accepted THEN controversy.acceptedConcernsPeople ELSE controversy.concernsPeople END
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
WITH vendor, deals, matters WHERE size(matters) > 0
UNWIND deals AS pair
WITH pair.contract AS contract, collect({vendor: vendor, deal: pair.deal, matters: matters}) AS suppliers
WITH contract, suppliers,
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
WITH contract, suppliers, terms, buyers,
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
WITH contract, suppliers, terms, buyers, reason, coalesce(terms.start, terms.statusAsOf, terms.lastEvidence).year AS year
WHERE size(buyers) > 0 AND ($year IS NULL OR year = $year)
UNWIND range(0, size(buyers) - 1) AS place
WITH contract, suppliers, terms, year, buyers[place].body AS body, buyers[place].buys AS buys,
  // A contract of several buyers is in the sum of the first one, as in exposure.
  reason IS NULL AND place = 0 AS counts
UNWIND suppliers AS supplier
WITH contract, terms, year, body, buys, counts, supplier.vendor AS vendor, supplier.deal AS deal, supplier.matters AS matters,
  // Of several suppliers only the first is credited with the sum.
  counts AND supplier.vendor = head(COLLECT {
    UNWIND suppliers AS one
    WITH one ORDER BY type(one.deal) DESC, one.vendor.name, one.vendor.id
    RETURN one.vendor
  }) AS credited
WITH body, year, terms.currency AS currency, terms.basis AS basis, vendor,
  collect({contract: contract, counts: counts, amount: terms.amount, deal: deal, buys: buys,
    terms: CASE WHEN $accepted THEN contract.acceptedClaimIds ELSE contract.claimIds END}) AS deals,
  sum(CASE WHEN credited THEN toInteger(round(terms.amount * 100)) ELSE 0 END) AS hundredths, head(collect(matters)) AS matters
ORDER BY hundredths DESC, size(deals) DESC, vendor.name, vendor.id
WITH body, year, currency, basis, sum(hundredths) AS hundredths, head(collect(vendor)) AS largest, count(vendor) AS vendors,
  collect({deals: deals, matters: matters}) AS parts
WITH body, year, currency, basis, hundredths, largest, vendors, parts, 1 AS rows
// [details] What a row rests on.
ORDER BY body.name, body.id, year DESC, currency, basis
SKIP $skip LIMIT $limit
CALL (parts) {
  UNWIND parts AS part
  UNWIND part.deals AS deal
  WITH deal.contract AS contract, max(deal.counts) AS counts
  RETURN sum(CASE WHEN counts THEN 1 ELSE 0 END) AS contracts, sum(CASE WHEN counts THEN 0 ELSE 1 END) AS notSummed
}
CALL (parts) {
  UNWIND parts AS part
  UNWIND part.matters AS matter
  RETURN count(DISTINCT matter.controversy) AS controversies
}
CALL (parts) {
  UNWIND parts AS part
  WITH part, part.matters[0] AS matter
  UNWIND reduce(ids = [], deal IN part.deals | ids + coalesce(deal.terms, [])
      + CASE WHEN $accepted THEN coalesce(deal.deal.acceptedClaimIds, []) + coalesce(deal.buys.acceptedClaimIds, [])
        ELSE coalesce(deal.deal.claimIds, []) + coalesce(deal.buys.claimIds, []) END)
    + CASE WHEN $accepted THEN coalesce(matter.charge.acceptedClaimIds, [])
        + reduce(ids = [], step IN matter.owners | ids + coalesce(step.acceptedClaimIds, []))
      ELSE coalesce(matter.charge.claimIds, [])
        + reduce(ids = [], step IN matter.owners | ids + coalesce(step.claimIds, [])) END AS claimId
  WITH DISTINCT claimId ORDER BY claimId
  OPTIONAL MATCH (supporting:Claim {id: claimId})
  WITH claimId, supporting.licence AS licence
  RETURN collect(claimId) AS claimIds, collect(DISTINCT licence) AS licences
}
RETURN
  body.id + '|' + coalesce(toString(year), '') + '|' + coalesce(currency, '') + '|' + coalesce(basis, '') AS rowId,
  body.name AS body,
  body.id AS bodyId,
  body.country AS country,
  year,
  currency,
  basis,
  CASE WHEN contracts > 0 THEN hundredths / 100.0 END AS amount,
  contracts,
  notSummed,
  vendors,
  largest.name AS largestVendor,
  largest.id AS largestVendorId,
  controversies,
  'unreviewed' AS review,
  claimIds,
  reduce(text = '', licence IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + licence) AS licence
ORDER BY body, bodyId, year DESC, currency, basis
