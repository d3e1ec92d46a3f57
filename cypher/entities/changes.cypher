// What was recorded and decided since then, oldest first? Decisions on claims that were never published stay inside.
CALL () {
  MATCH (claim:Claim)
  WHERE claim.recordedAt >= $since AND claim.recordedAt <= $until
    AND (coalesce(claim.acceptedByRule, false) OR NOT $accepted)
    AND NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
    AND (claim.recordedAt > $after OR claim.recordedAt = $after AND 'claim:' + claim.id > $afterId)
  RETURN claim.recordedAt AS at, 'claim:' + claim.id AS id, 'recorded' AS action, [claim.id] AS claimIds,
    null AS by, null AS reason, false AS undone
  ORDER BY at, id
  LIMIT $limit
  UNION ALL
  MATCH (decision:Decision)
  WHERE decision.at >= $since AND decision.at <= $until
    AND (decision.at > $after OR decision.at = $after AND 'decision:' + decision.id > $afterId)
  WITH decision, COLLECT {
    MATCH (decision)-[:DECIDES]->(claim:Claim)
    WHERE NOT $accepted OR coalesce(claim.acceptedByRule, false) OR EXISTS {
      MATCH (claim)<-[:DECIDES]-(:Decision {action: 'accept'})
    }
    RETURN claim.id ORDER BY claim.id
  } AS claimIds
  WHERE size(claimIds) > 0 OR NOT $accepted
  RETURN decision.at AS at, 'decision:' + decision.id AS id, decision.action AS action, claimIds,
    decision.actor AS by, decision.reason AS reason, coalesce(decision.undone, false) AS undone
  ORDER BY at, id
  LIMIT $limit
}
RETURN at, id, action, claimIds, by, reason, undone,
  COLLECT {
    UNWIND claimIds AS claimId
    MATCH (:Claim {id: claimId})-[about:ABOUT]->(thing:Contract|Controversy)
    WHERE about.endedAt IS NULL
    RETURN DISTINCT CASE WHEN thing:Contract THEN 'contracts/' ELSE 'controversies/' END + thing.id AS about
    ORDER BY about
  } AS about
ORDER BY at, id
LIMIT $limit
