// Claims that cite one of these register entries.
UNWIND $registerIds AS registerId
MATCH (claim:Claim {registerId: registerId})
RETURN claim.id AS id
