// In which published open matters that do not concern people, such as the environment or corruption, are these
// organisations implicated themselves?
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})-[charge:IMPLICATED_IN]->(matter:Controversy)
WHERE charge.review = 'accepted' AND matter.acceptedOpenClaims > 0 AND NOT coalesce(matter.acceptedConcernsPeople, false)
  AND NOT matter.acceptedStatus IN ['dismissed', 'withdrawn', 'overturned']
RETURN
  organisation.id AS organisationId,
  matter.id AS controversyId,
  matter.category AS category,
  matter.acceptedStatus AS status,
  charge.review AS review,
  coalesce(charge.acceptedClaimIds, []) AS claimIds
ORDER BY organisationId, category, controversyId
