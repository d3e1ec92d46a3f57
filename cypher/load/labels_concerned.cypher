// Who is implicated in an open matter that concerns people, itself or over at most three steps of ownership that held
// at the time of the conduct, by all live claims and by the accepted ones alone: those near these organisations whose
// labels say otherwise.
UNWIND $ids AS id
MATCH (touched:Organisation {id: id})
CALL (touched) {
  MATCH (touched)-[:OWNED_BY*0..3]->(near:Organisation)
  RETURN near
  UNION
  MATCH (touched)<-[:OWNED_BY*0..3]-(near:Organisation)
  RETURN near
}
WITH DISTINCT near AS organisation
WITH organisation, EXISTS {
  MATCH (organisation)-[owners:OWNED_BY*0..3]->(:Organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
  WHERE matter.concernsPeople AND matter.openClaims > 0 AND NOT matter.status IN $closed
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (matter)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL AND conduct.id IN charge.claimIds
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
} OR EXISTS {
  MATCH (organisation)<-[owners:OWNED_BY*1..3]-(:Organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
  WHERE matter.concernsPeople AND matter.openClaims > 0 AND NOT matter.status IN $closed
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (matter)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL AND conduct.id IN charge.claimIds
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
} AS wanted, EXISTS {
  MATCH (organisation)-[owners:OWNED_BY*0..3]->(:Organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
  WHERE charge.review = 'accepted' AND matter.acceptedConcernsPeople AND matter.acceptedOpenClaims > 0
    AND NOT matter.acceptedStatus IN $closed AND all(step IN owners WHERE step.review = 'accepted')
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (matter)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL AND conduct.id IN charge.acceptedClaimIds
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
} OR EXISTS {
  MATCH (organisation)<-[owners:OWNED_BY*1..3]-(:Organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
  WHERE charge.review = 'accepted' AND matter.acceptedConcernsPeople AND matter.acceptedOpenClaims > 0
    AND NOT matter.acceptedStatus IN $closed AND all(step IN owners WHERE step.review = 'accepted')
    AND (all(step IN owners WHERE step.validFrom IS NULL AND step.validTo IS NULL) OR EXISTS {
      MATCH (matter)<-[about:ABOUT]-(conduct:Claim)
      WHERE about.endedAt IS NULL AND conduct.id IN charge.acceptedClaimIds
        AND all(step IN owners WHERE
          coalesce(step.validFrom <= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true)
          AND coalesce(step.validTo >= coalesce(conduct.validFrom, conduct.eventDate, conduct.published), true))
    })
} AS acceptedWanted
WHERE wanted <> (organisation:Concerned) OR acceptedWanted <> (organisation:AcceptedConcerned)
RETURN organisation.id AS id, wanted, acceptedWanted
