// Under which names these organisations were held against others.
UNWIND $ids AS id
MATCH (:Organisation {id: id})-[edge:POSSIBLY_SAME_AS]-(:Organisation)
RETURN DISTINCT substring(edge.block, size('organisation|')) AS name
