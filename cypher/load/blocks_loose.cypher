// Which of these blocks hold a deal without register entry?
UNWIND $blocks AS block
CALL (block) {
  MATCH (claim:Claim {looseBlock: block})
  USING INDEX claim:Claim(looseBlock)
  RETURN claim.looseBlock AS loose
  LIMIT 1
}
RETURN loose AS block
