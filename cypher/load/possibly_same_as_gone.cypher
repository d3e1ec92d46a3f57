// Edges that hold no longer.
UNWIND $keys AS key
MATCH ()-[edge:POSSIBLY_SAME_AS {key: key}]->()
USING INDEX edge:POSSIBLY_SAME_AS(key)
DELETE edge
