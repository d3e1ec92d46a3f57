// The claim that waits just before this place of one state of review: surer, or as sure and smaller by its id.
MATCH (claim:Claim)
WHERE claim.review = $review AND claim.confidence >= $confidence AND claim.supersededBy IS NULL
  AND (claim.confidence > $confidence OR claim.id < $before)
RETURN claim.id AS id
ORDER BY claim.confidence, claim.id DESC
LIMIT 1
