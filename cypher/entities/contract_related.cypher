// Which contracts is this one a part of, called off from, or possibly the same as?
MATCH (contract:Contract {id: $id})-[edge:CALLED_OFF_FROM|INCLUDED_IN|POSSIBLY_SAME_AS]-(other:Contract)
WHERE CASE WHEN $accepted THEN other.acceptedStatus IS NOT NULL ELSE other.status IS NOT NULL END
RETURN
  CASE
    WHEN type(edge) = 'POSSIBLY_SAME_AS' THEN 'possibly_same_as'
    WHEN type(edge) = 'CALLED_OFF_FROM' AND startNode(edge) = contract THEN 'called_off_from'
    WHEN type(edge) = 'CALLED_OFF_FROM' THEN 'call_off'
    WHEN startNode(edge) = contract THEN 'included_in'
    ELSE 'includes'
  END AS relation,
  other.id AS id,
  edge.why AS why,
  CASE WHEN $accepted THEN other.acceptedClaimIds ELSE other.claimIds END AS claimIds,
  'unreviewed' AS review
ORDER BY relation, id
LIMIT $limit
