// Claims that may be about one contract or one matter.
UNWIND $blocks AS block
MATCH (claim:Claim {block: block})
RETURN claim.id AS id
