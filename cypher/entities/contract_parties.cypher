// Who buys, supplies, bids for or blocked this contract?
MATCH (contract:Contract {id: $id})<-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]-(organisation:Organisation)
WHERE NOT $accepted OR edge.review = 'accepted'
RETURN
  {BUYS_UNDER: 'buyer', SUPPLIES_UNDER: 'vendor', BIDS_FOR: 'bidder', BLOCKED: 'blocker'}[type(edge)] AS role,
  organisation.id AS id,
  organisation.name AS name,
  CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) ELSE coalesce(edge.claimIds, []) END AS claimIds,
  edge.review AS review
ORDER BY role, name, id
LIMIT $limit
