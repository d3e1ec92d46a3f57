// Derived edges that no live claim supports any more.
UNWIND $keys AS key
MATCH ()-[edge:BIDS_FOR {key: key}]->()
USING INDEX edge:BIDS_FOR(key)
DELETE edge
