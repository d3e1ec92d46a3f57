// Allegations and listings that may be about one matter, as far as linking them needs: in `claims` those with nothing
// by which another could be about the same, as [id, kind, code, matter, by, why]; in `telling` the others.
UNWIND $blocks AS block
MATCH (claim:Claim {block: block})
USING INDEX claim:Claim(block)
OPTIONAL MATCH (claim)-[about:ABOUT]->(matter:Controversy)
WHERE about.endedAt IS NULL
WITH block, claim, matter.id AS matterId, about.by AS by, about.why AS why,
     claim.caseNumber IS NOT NULL OR claim.authority IS NOT NULL OR claim.matter IS NOT NULL
       OR claim.validFrom IS NOT NULL OR claim.validTo IS NOT NULL
       OR claim.supersededBy IS NOT NULL OR claim.orphaned IS NOT NULL
       OR EXISTS { (claim)<-[:DECIDES]-(:Decision) } AS tells
RETURN block,
       collect(CASE WHEN NOT tells THEN [claim.id, claim.kind, claim.code, matterId, by, why] END) AS claims,
       collect(CASE WHEN tells THEN claim {
         .id, .kind, .review, .supersededBy, .orphaned, .category, .code, .caseNumber, .authority, .eventDate,
         .datePrecision, .matter, .validFrom, .validTo, aboutId: matterId, aboutBy: by, aboutWhy: why
       } END) AS telling
