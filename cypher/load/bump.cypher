// Something changed: answers computed before are out of date.
MATCH (state:GraphState {id: 'graph'})
SET state.version = state.version + 1
RETURN state.version AS version
