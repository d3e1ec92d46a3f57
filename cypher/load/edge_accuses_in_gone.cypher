// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:ACCUSES_IN {key: key}]->()
USING INDEX edge:ACCUSES_IN(key)
DELETE edge
