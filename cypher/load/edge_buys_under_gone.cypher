// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:BUYS_UNDER {key: key}]->()
DELETE edge
