// How many decisions did this person take since then, and how long did one take?
MATCH (decision:Decision {actor: $actor})
WHERE decision.at >= $since AND decision.action <> 'undo'
RETURN count(decision) AS decisions,
       percentileCont(
         CASE WHEN decision.shownAt IS NULL THEN NULL
              ELSE duration.inSeconds(decision.shownAt, decision.at).seconds END, 0.5) AS seconds
