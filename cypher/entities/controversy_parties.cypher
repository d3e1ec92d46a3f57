// Who is accused in this controversy, and who accuses?
MATCH (controversy:Controversy {id: $id})<-[edge:IMPLICATED_IN|ACCUSES_IN]-(organisation:Organisation)
WHERE NOT $accepted OR edge.review = 'accepted'
RETURN
  {IMPLICATED_IN: 'accused', ACCUSES_IN: 'accuser'}[type(edge)] AS role,
  organisation.id AS id,
  organisation.name AS name,
  CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) ELSE coalesce(edge.claimIds, []) END AS claimIds,
  edge.review AS review
ORDER BY role, name, id
LIMIT $limit
