// Who owns this organisation or is part of it, and the other way about?
MATCH (organisation:Organisation {id: $id})-[edge:OWNED_BY|PART_OF]-(other:Organisation)
WHERE NOT $accepted OR edge.review = 'accepted'
WITH edge, other, CASE
    WHEN type(edge) = 'OWNED_BY' AND endNode(edge) = other THEN 'owner'
    WHEN type(edge) = 'OWNED_BY' THEN 'owned'
    WHEN endNode(edge) = other THEN 'whole'
    ELSE 'part'
  END AS relation
ORDER BY relation, other.name, other.id
LIMIT $limit
RETURN relation, other.id AS id, other.name AS name, edge.validFrom AS validFrom, edge.validTo AS validTo,
  CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) ELSE coalesce(edge.claimIds, []) END AS claimIds,
  size(coalesce(edge.claimIds, [])) = 0 AS seed,
  edge.review AS review
