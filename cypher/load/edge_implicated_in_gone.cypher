// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:IMPLICATED_IN {key: key}]->()
USING INDEX edge:IMPLICATED_IN(key)
DELETE edge
