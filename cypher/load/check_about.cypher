// Claims on a contract or a matter that are not about exactly one.
MATCH (claim:Claim)
WHERE claim.kind IN ['contract', 'allegation', 'listing']
  AND COUNT { (claim)-[about:ABOUT]->() WHERE about.endedAt IS NULL } <> 1
RETURN claim.id AS id
LIMIT $limit
