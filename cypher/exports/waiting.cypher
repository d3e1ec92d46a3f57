// How many claims wait for a reviewer?
MATCH (claim:Claim)
WHERE coalesce(claim.review, 'unreviewed') = 'unreviewed' AND claim.supersededBy IS NULL
RETURN count(claim) AS waiting
