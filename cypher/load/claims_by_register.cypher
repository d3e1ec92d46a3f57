// Claims that cite one of these register entries.
UNWIND $registerIds AS registerId
MATCH (claim:Claim {registerId: registerId})
USING INDEX claim:Claim(registerId)
RETURN claim.id AS id
