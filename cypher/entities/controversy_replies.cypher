// Which replies answer the allegations of this controversy?
MATCH (:Controversy {id: $id})<-[about:ABOUT]-(:Claim)<-[:ANSWERS]-(reply:Claim)
WHERE about.endedAt IS NULL AND NOT coalesce(reply.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
  AND (NOT $accepted OR reply.review = 'accepted') AND reply.supersededBy IS NULL
RETURN DISTINCT reply.id AS id
ORDER BY id
LIMIT $limit
