// What is known of this document, and which of its claims may be shown?
MATCH (document:Document {id: $id})
RETURN
  document {.id, .url, .title, .publisher, .published, .publishedPrecision, .retrievedAt, .language, .licence,
            .mediaType, .retells, .sourceFamily, .state, .recordedAt} AS document,
  COUNT {
    MATCH (document)<-[:EVIDENCED_BY]-(claim:Claim)
    WHERE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
      AND claim.supersededBy IS NULL
    RETURN DISTINCT claim
  } AS everything,
  COLLECT {
    MATCH (document)<-[:EVIDENCED_BY]-(claim:Claim)
    WHERE claim.supersededBy IS NULL AND (claim.review = 'accepted'
      OR NOT $accepted AND NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted'])
    RETURN DISTINCT claim.id ORDER BY claim.id
  } AS claimIds,
  COLLECT {
    MATCH (document)-[:REPUBLISHES]->(original:Document)
    RETURN original.id ORDER BY original.id
  } AS republishes
