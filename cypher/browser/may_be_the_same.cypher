// What may be the same
// Two things that stay apart until a person looks; click the line to read why. `supplywatch review` decides.
MATCH (one)-[maybe:POSSIBLY_SAME_AS]->(other)
RETURN one, maybe, other
LIMIT 50
