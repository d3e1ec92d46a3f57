// By which names do claims call this organisation?
MATCH (organisation:Organisation {id: $id})<-[resolved:RESOLVED_TO]-(mention:Mention)
WHERE resolved.endedAt IS NULL
  AND EXISTS {
    MATCH (mention)<-[:NAMES]-(claim:Claim)
    WHERE NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
      AND (NOT $accepted OR claim.review = 'accepted' AND resolved.judgement <> 'by_name')
  }
RETURN DISTINCT mention.name AS name
ORDER BY name
