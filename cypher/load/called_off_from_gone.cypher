// Edges that hold no longer.
UNWIND $keys AS key
MATCH ()-[edge:CALLED_OFF_FROM {key: key}]->()
USING INDEX edge:CALLED_OFF_FROM(key)
DELETE edge
