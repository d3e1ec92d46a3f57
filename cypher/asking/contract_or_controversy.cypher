// Which contract or controversy has this identifier, what is it called now, and when was the last word on it taken back?
MATCH path = (asked:Contract|Controversy {id: $id})-[:MERGED_INTO*0..5]->(canonical)
WHERE all(merged IN relationships(path) WHERE merged.endedAt IS NULL)
WITH canonical, length(path) AS steps
ORDER BY steps DESC
LIMIT 1
RETURN
  canonical.id AS id,
  canonical:Contract AS contract,
  canonical:Controversy AS controversy,
  EXISTS {
    MATCH (canonical)<-[about:ABOUT]-(claim:Claim)
    WHERE about.endedAt IS NULL AND NOT coalesce(claim.review, 'unreviewed') = 'retracted'
  } AS claimed,
  COLLECT {
    MATCH (canonical)<-[:ABOUT]-(:Claim {review: 'retracted'})<-[:DECIDES]-(decision:Decision {action: 'retract'})
    WHERE NOT coalesce(decision.undone, false)
    RETURN {at: toString(date(decision.at)), reason: coalesce(decision.reason, 'no reason given')}
    ORDER BY decision.at DESC, decision.id
    LIMIT 1
  } AS retractions
