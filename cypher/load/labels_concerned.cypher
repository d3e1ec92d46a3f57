// Who is implicated in an open matter that concerns people, itself or over at most three steps of ownership: those
// near these organisations whose label says otherwise.
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
  MATCH (organisation)-[:OWNED_BY*0..3]->(:Organisation)-[:IMPLICATED_IN]->(matter:Controversy)
  WHERE matter.concernsPeople AND matter.openClaims > 0 AND NOT matter.status IN $closed
} OR EXISTS {
  MATCH (organisation)<-[:OWNED_BY*1..3]-(:Organisation)-[:IMPLICATED_IN]->(matter:Controversy)
  WHERE matter.concernsPeople AND matter.openClaims > 0 AND NOT matter.status IN $closed
} AS wanted
WHERE wanted <> (organisation:Concerned)
RETURN organisation.id AS id, wanted
