// Allegations and listings that may be about one matter, as far as linking them needs.
UNWIND $blocks AS block
MATCH (claim:Claim {block: block})
USING INDEX claim:Claim(block)
OPTIONAL MATCH (claim)-[about:ABOUT]->(matter:Controversy)
WHERE about.endedAt IS NULL
RETURN block, collect(claim {
  .id, .kind, .review, .supersededBy, .orphaned, .category, .code, .caseNumber, .authority, .eventDate, .datePrecision,
  .matter, .validFrom, .validTo,
  decided: EXISTS { (claim)<-[:DECIDES]-(:Decision) },
  aboutId: matter.id, aboutBy: about.by, aboutWhy: about.why
}) AS claims
