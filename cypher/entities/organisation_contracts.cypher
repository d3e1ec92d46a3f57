// Under which contracts does this organisation buy or supply, for which does it bid, which did it block?
MATCH (organisation:Organisation {id: $id})-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]->(contract:Contract)
WHERE NOT $accepted OR edge.review = 'accepted'
WITH edge, contract,
  CASE WHEN $accepted THEN contract.acceptedLastEvidence ELSE contract.lastEvidence END AS lastEvidence,
  {BUYS_UNDER: 'buyer', SUPPLIES_UNDER: 'vendor', BIDS_FOR: 'bidder', BLOCKED: 'blocker'}[type(edge)] AS role
ORDER BY coalesce(lastEvidence, date('0001-01-01')) DESC, contract.id, role
LIMIT $limit
RETURN
  role,
  contract.id AS id,
  CASE WHEN $accepted THEN contract.acceptedStatus ELSE contract.status END AS status,
  CASE WHEN $accepted THEN contract.acceptedStatusAsOf ELSE contract.statusAsOf END AS statusAsOf,
  CASE WHEN $accepted THEN contract.acceptedAmount ELSE contract.amount END AS amount,
  CASE WHEN $accepted THEN contract.acceptedCurrency ELSE contract.currency END AS currency,
  CASE WHEN $accepted THEN contract.acceptedValueKind ELSE contract.valueKind END AS valueKind,
  CASE WHEN $accepted THEN contract.acceptedBasis ELSE contract.basis END AS basis,
  CASE WHEN $accepted THEN contract.acceptedPer ELSE contract.per END AS per,
  lastEvidence,
  CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) + coalesce(contract.acceptedClaimIds, [])
    ELSE coalesce(edge.claimIds, []) + coalesce(contract.claimIds, []) END AS claimIds,
  edge.review AS review
