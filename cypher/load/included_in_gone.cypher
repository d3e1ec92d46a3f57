// Edges that hold no longer.
UNWIND $keys AS key
MATCH ()-[edge:INCLUDED_IN {key: key}]->()
USING INDEX edge:INCLUDED_IN(key)
DELETE edge
