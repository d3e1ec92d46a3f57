// Everything that these identifiers name, with the edges between them and the documents that claims rest on.
UNWIND $ids AS id
CALL (id) {
  MATCH (node:Organisation {id: id}) RETURN node
  UNION
  MATCH (node:Contract {id: id}) RETURN node
  UNION
  MATCH (node:Controversy {id: id}) RETURN node
  UNION
  MATCH (node:Claim {id: id}) RETURN node
}
WITH collect(DISTINCT node) AS nodes
CALL (nodes) {
  UNWIND nodes AS node
  OPTIONAL MATCH (node)-[edge:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED|IMPLICATED_IN|ACCUSES_IN|OWNED_BY|PART_OF|ABOUT|ANSWERS]->(other)
  WHERE other IN nodes AND edge.endedAt IS NULL
  RETURN collect(DISTINCT edge) AS edges
}
CALL (nodes) {
  UNWIND nodes AS node
  OPTIONAL MATCH (node:Claim)-[proof:EVIDENCED_BY]->(:Document)
  RETURN collect(DISTINCT proof) AS proofs
}
RETURN nodes, edges, proofs
