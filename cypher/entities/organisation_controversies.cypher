// In which controversies does this organisation stand, as the accused or as an accuser?
MATCH (organisation:Organisation {id: $id})-[edge:IMPLICATED_IN|ACCUSES_IN]->(controversy:Controversy)
WHERE NOT $accepted OR edge.review = 'accepted'
WITH edge, controversy, {IMPLICATED_IN: 'accused', ACCUSES_IN: 'accuser'}[type(edge)] AS role
ORDER BY controversy.category, controversy.id, role
LIMIT $limit
RETURN
  role,
  controversy.id AS id,
  controversy.category AS category,
  controversy.code AS code,
  coalesce(controversy.concernsPeople, false) AS concernsPeople,
  CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END AS status,
  coalesce(CASE WHEN $accepted THEN controversy.acceptedContested ELSE controversy.contested END, false) AS contested,
  coalesce(CASE WHEN $accepted THEN controversy.acceptedSourceFamilies ELSE controversy.sourceFamilies END, 0)
    AS sourceFamilies,
  CASE WHEN $accepted THEN coalesce(edge.acceptedClaimIds, []) + coalesce(controversy.acceptedClaimIds, [])
    ELSE coalesce(edge.claimIds, []) + coalesce(controversy.claimIds, []) END AS claimIds,
  edge.review AS review
