// What is this controversy, as the claims that may be shown have it?
MATCH (controversy:Controversy {id: $id})
OPTIONAL MATCH (category:Category {id: coalesce(controversy.code, controversy.category)})
RETURN
  controversy.id AS id,
  controversy.category AS category,
  controversy.code AS code,
  category.name AS categoryName,
  coalesce(controversy.concernsPeople, false) AS concernsPeople,
  CASE WHEN $accepted THEN controversy.acceptedStatus ELSE controversy.status END AS status,
  coalesce(CASE WHEN $accepted THEN controversy.acceptedContested ELSE controversy.contested END, false) AS contested,
  coalesce(CASE WHEN $accepted THEN controversy.acceptedSourceFamilies ELSE controversy.sourceFamilies END, 0)
    AS sourceFamilies,
  CASE WHEN $accepted THEN coalesce(controversy.acceptedClaimIds, []) ELSE coalesce(controversy.claimIds, []) END
    AS claimIds,
  size(coalesce(controversy.claimIds, [])) AS claims,
  size(coalesce(controversy.acceptedClaimIds, [])) AS acceptedClaims,
  controversy.endedAt AS endedAt,
  head(COLLECT {
    MATCH path = (controversy)-[:MERGED_INTO*1..8]->(canonical:Controversy)
    WHERE all(step IN relationships(path) WHERE step.endedAt IS NULL)
    RETURN canonical.id ORDER BY length(path) DESC, canonical.id LIMIT 1
  }) AS canonical
