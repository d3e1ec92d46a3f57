// How much has been reviewed?
// Claims by kind, and where they stand.
MATCH (claim:Claim)
WHERE claim.supersededBy IS NULL
RETURN claim.kind AS kind, claim.review AS review, count(*) AS claims
ORDER BY kind, review
