// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:SUPPLIES_UNDER {key: key}]->()
USING INDEX edge:SUPPLIES_UNDER(key)
DELETE edge
