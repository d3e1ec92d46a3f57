// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:BUYS_UNDER {key: key}]->()
USING INDEX edge:BUYS_UNDER(key)
DELETE edge
