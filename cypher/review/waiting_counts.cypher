// How many claims stand where.
MATCH (claim:Claim)
WHERE claim.review IS NOT NULL AND claim.supersededBy IS NULL
RETURN claim.review AS review, count(*) AS claims
ORDER BY review
