// Ownership that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:OWNED_BY {key: key}]->()
USING INDEX edge:OWNED_BY(key)
DELETE edge
