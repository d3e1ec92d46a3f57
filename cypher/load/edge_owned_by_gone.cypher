// Ownership that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:OWNED_BY {key: key}]->()
DELETE edge
