// Which claims were disputed, by whom and why, and how did each dispute end? The newest first.
MATCH (dispute:Decision {action: 'dispute'})
WHERE dispute.at < $before OR dispute.at = $before AND dispute.id > $beforeId
WITH dispute
ORDER BY dispute.at DESC, dispute.id
LIMIT $limit
RETURN
  dispute.id AS id,
  dispute.at AS at,
  dispute.actor AS by,
  dispute.reason AS reason,
  coalesce(dispute.undone, false) AS undone,
  COLLECT {
    MATCH (dispute)-[:DECIDES]->(claim:Claim)
    RETURN claim.id ORDER BY claim.id
  } AS claimIds,
  head(COLLECT {
    MATCH (dispute)-[:DECIDES]->(:Claim)<-[:DECIDES]-(later:Decision)
    WHERE later.at >= dispute.at AND later.action IN ['accept', 'reject', 'retract', 'correct']
      AND NOT coalesce(later.undone, false)
    RETURN {action: later.action, at: later.at, by: later.actor, reason: later.reason}
    ORDER BY later.at, later.id LIMIT 1
  }) AS outcome
ORDER BY at DESC, id
