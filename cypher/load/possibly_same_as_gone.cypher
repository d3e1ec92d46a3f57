// Edges that hold no longer.
UNWIND $keys AS key
MATCH ()-[edge:POSSIBLY_SAME_AS {key: key}]->()
DELETE edge
