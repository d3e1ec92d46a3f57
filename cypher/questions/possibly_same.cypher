// title: Pairs that may be one
// description: Which organisations, contracts and matters that stand apart may be one, why, and what is known of either side?
// parameters:
//   - {name: kind, type: text, allowed: [organisation, contract, controversy], example: contract, meaning: "Only pairs of this kind."}
//   - {name: organisation, type: organisation, example: Palantir, meaning: "Only pairs that are this organisation, or contracts and matters that it has a part in (id or name)."}
// columns:
//   - {name: rowId, type: id, meaning: "Identifies the pair; the same whenever the question is asked."}
//   - {name: kind, type: text, meaning: "organisation, contract or controversy."}
//   - {name: why, type: text, meaning: "Why they may be one. A guess of the program that nobody has decided: merge or split them with supplywatch review."}
//   - {name: first, type: text, meaning: "Name or title of the one side; empty where no text gives it."}
//   - {name: firstId, type: id, meaning: "Its identifier."}
//   - {name: firstParties, type: list, meaning: "Of a contract its vendors, bidders and buyers; of a matter the accused."}
//   - {name: firstFacts, type: list, meaning: "Country, registry identifiers and register entries; category and code of a matter."}
//   - {name: firstStatus, type: text, meaning: "The last state that is told of."}
//   - {name: firstAmount, type: amount, meaning: "The contract's amount, in units of its currency."}
//   - {name: firstCurrency, type: currency, meaning: "ISO 4217 code of that amount."}
//   - {name: firstDate, type: date, meaning: "The day of its newest claim."}
//   - {name: firstQuote, type: quote, meaning: "The words of that claim, at most 300 characters."}
//   - {name: firstUrl, type: url, meaning: "Where they stand."}
//   - {name: second, type: text, meaning: "Name or title of the other side."}
//   - {name: secondId, type: id, meaning: "Its identifier."}
//   - {name: secondParties, type: list, meaning: "As firstParties."}
//   - {name: secondFacts, type: list, meaning: "As firstFacts."}
//   - {name: secondStatus, type: text, meaning: "As firstStatus."}
//   - {name: secondAmount, type: amount, meaning: "As firstAmount."}
//   - {name: secondCurrency, type: currency, meaning: "As firstCurrency."}
//   - {name: secondDate, type: date, meaning: "As firstDate."}
//   - {name: secondQuote, type: quote, meaning: "As firstQuote."}
//   - {name: secondUrl, type: url, meaning: "As firstUrl."}
//   - {name: review, type: text, meaning: "accepted, or UNREVIEWED where a claim of either side has been checked by nobody. That the two are one is accepted by nobody: such pairs are for reviewers, and are shown with review=all only."}
//   - {name: claimIds, type: list, meaning: "Identifiers of the newest claims on both sides, at most five of each."}
//   - {name: licence, type: text, meaning: "Licences of those claims."}

MATCH (first)-[edge:POSSIBLY_SAME_AS]->(second)
WHERE NOT $accepted OR edge.review = 'accepted'
WITH first, edge, second,
  CASE WHEN first:Organisation THEN 'organisation' WHEN first:Contract THEN 'contract' ELSE 'controversy' END AS kind
WHERE ($kind IS NULL OR kind = $kind)
  AND ($organisation IS NULL OR $organisation IN [first.id, second.id] OR EXISTS {
    MATCH (first)<-[:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|IMPLICATED_IN]-(:Organisation {id: $organisation})
  } OR EXISTS {
    MATCH (second)<-[:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|IMPLICATED_IN]-(:Organisation {id: $organisation})
  })
WITH first, edge, second, kind, 1 AS rows
// [details] What is known of either side.
ORDER BY kind, edge.key
SKIP $skip LIMIT $limit
UNWIND [first, second] AS side
CALL (side) {
  CALL (side) {
    MATCH (side)<-[about:ABOUT]-(claim:Claim)
    WHERE about.endedAt IS NULL
    RETURN claim
    UNION
    MATCH (side)<-[resolved:RESOLVED_TO]-(:Mention)<-[:NAMES]-(claim:Claim)
    WHERE resolved.endedAt IS NULL
    RETURN claim
  }
  WITH claim
  WHERE claim.supersededBy IS NULL
    AND NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
  WITH claim, coalesce(claim.eventDate, claim.published) AS day
  ORDER BY coalesce(day, date('0001-01-01')) DESC, claim.id
  LIMIT 5
  MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
  WITH claim, day, document, evidence ORDER BY evidence.start
  WITH claim, day, document, collect(DISTINCT evidence.quote) AS quotes
  ORDER BY coalesce(day, date('0001-01-01')) DESC, claim.id, document.id
  RETURN collect({id: claim.id, day: day, licence: claim.licence, url: document.url,
    quote: reduce(text = head(quotes), part IN tail(quotes) | text + ' […] ' + part)}) AS claims
}
WITH kind, edge, side, claims,
  COLLECT {
    MATCH (side)<-[part:SUPPLIES_UNDER|BIDS_FOR|BUYS_UNDER|IMPLICATED_IN]-(party:Organisation)
    RETURN DISTINCT party.name ORDER BY party.name
  } AS parties,
  COLLECT {
    MATCH (side)-[:IDENTIFIED_BY]->(identifier:Identifier)
    RETURN identifier.id ORDER BY identifier.id
  } AS identifiers
WITH kind, edge, collect({id: side.id, title: coalesce(side.name, side.title), parties: parties,
  facts: [fact IN [side.country, side.code, CASE WHEN side.code IS NULL THEN side.category END] WHERE fact IS NOT NULL]
    + identifiers + coalesce(side.registerIds, []),
  status: side.status, amount: side.amount, currency: side.currency, claims: claims}) AS sides
WITH kind, edge, sides[0] AS one, sides[1] AS other
CALL (one, other) {
  UNWIND one.claims + other.claims AS claim
  WITH claim ORDER BY claim.id
  RETURN collect(DISTINCT claim.id) AS claimIds, collect(DISTINCT claim.licence) AS licences
}
RETURN
  kind + '|' + edge.key AS rowId,
  kind,
  edge.why AS why,
  one.title AS first,
  one.id AS firstId,
  one.parties AS firstParties,
  one.facts AS firstFacts,
  one.status AS firstStatus,
  one.amount AS firstAmount,
  one.currency AS firstCurrency,
  one.claims[0].day AS firstDate,
  one.claims[0].quote AS firstQuote,
  one.claims[0].url AS firstUrl,
  other.title AS second,
  other.id AS secondId,
  other.parties AS secondParties,
  other.facts AS secondFacts,
  other.status AS secondStatus,
  other.amount AS secondAmount,
  other.currency AS secondCurrency,
  other.claims[0].day AS secondDate,
  other.claims[0].quote AS secondQuote,
  other.claims[0].url AS secondUrl,
  'unreviewed' AS review,
  claimIds,
  reduce(text = '', licence IN licences | text + CASE text WHEN '' THEN '' ELSE '; ' END + licence) AS licence
ORDER BY kind, rowId
