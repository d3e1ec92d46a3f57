// Everything that these identifiers name, with the edges between them and the documents that claims rest on.
CALL () {
  UNWIND $ids AS id
  CALL (id) {
    MATCH (node:Organisation {id: id}) RETURN node, 'Organisation' AS kind
    UNION
    MATCH (node:Contract {id: id}) RETURN node, 'Contract' AS kind
    UNION
    MATCH (node:Controversy {id: id}) RETURN node, 'Controversy' AS kind
    UNION
    MATCH (node:Claim {id: id}) RETURN node, 'Claim' AS kind
    UNION
    MATCH (:Claim {id: id})-[:EVIDENCED_BY]->(node:Document) RETURN node, 'Document' AS kind
  }
  RETURN collect(DISTINCT node) AS found,
         collect(DISTINCT {element: elementId(node), kind: kind, labels: labels(node), properties: node {
           .*, signature: null, state: null, leaseBy: null, leaseUntil: null, attempts: null, error: null,
           runId: null, normalisedName: null, nameBlock: null,
           acceptedTitle: head(COLLECT {
             MATCH (claim:Claim {review: 'accepted'})-[about:ABOUT]->(node)
             WHERE kind = 'Contract' AND about.endedAt IS NULL AND claim.title IS NOT NULL
             RETURN claim.title ORDER BY claim.published DESC, claim.id
           })
         }}) AS nodes
}
CALL (found) {
  UNWIND found AS node
  MATCH (node)-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED|IMPLICATED_IN|ACCUSES_IN|OWNED_BY|PART_OF|CALLED_OFF_FROM|INCLUDED_IN|ABOUT|ANSWERS|EVIDENCED_BY]->(other)
  WHERE other IN found AND edge.endedAt IS NULL AND (NOT $accepted OR coalesce(edge.review, 'accepted') = 'accepted')
  RETURN collect({type: type(edge), start: elementId(node), end: elementId(other), properties: properties(edge)}) AS edges
}
RETURN nodes, edges
