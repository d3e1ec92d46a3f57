// Whom do these organisations supply, and who supplies them, under contracts that a person has accepted?
UNWIND $ids AS id
MATCH (own:Organisation {id: id})-[edge:SUPPLIES_UNDER|BUYS_UNDER]->(contract:Contract)<-[other:SUPPLIES_UNDER|BUYS_UNDER]-
  (counterpart:Organisation)
WHERE type(edge) <> type(other) AND edge.review = 'accepted' AND other.review = 'accepted'
RETURN
  id,
  CASE type(other) WHEN 'BUYS_UNDER' THEN 'buyer' ELSE 'vendor' END AS role,
  counterpart.id AS organisationId,
  counterpart.name AS name,
  contract.id AS contractId,
  contract.acceptedStatus AS status,
  coalesce(edge.acceptedClaimIds, []) + coalesce(other.acceptedClaimIds, []) AS claimIds,
  'accepted' AS review
ORDER BY id, role, name, organisationId, contractId
