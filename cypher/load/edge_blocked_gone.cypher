// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:BLOCKED {key: key}]->()
USING INDEX edge:BLOCKED(key)
DELETE edge
