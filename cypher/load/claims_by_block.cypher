// Claims that may be about one contract or one matter.
UNWIND $blocks AS block
MATCH (claim:Claim {block: block})
USING INDEX claim:Claim(block)
RETURN block, claim.id AS id
