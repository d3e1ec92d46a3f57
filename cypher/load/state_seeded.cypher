// The seeds are those with this hash.
MATCH (state:GraphState {id: 'graph'})
SET state.seedHash = $seedHash
