// Derived edges that rest on no claim or on one that is not there.
MATCH ()-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED|IMPLICATED_IN|ACCUSES_IN|OWNED_BY]->()
WHERE edge.key IS NULL OR size(coalesce(edge.claimIds, [])) = 0
   OR any(id IN edge.claimIds WHERE NOT EXISTS { MATCH (:Claim {id: id}) })
RETURN type(edge) + ' ' + coalesce(edge.key, '') AS id
LIMIT $limit
