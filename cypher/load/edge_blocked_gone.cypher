// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:BLOCKED {key: key}]->()
DELETE edge
