// The organisations that the graph was told of are others from now on.
MATCH (state:GraphState {id: 'graph'})
SET state.knownHash = randomUUID()
