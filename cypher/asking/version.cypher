// How often has the graph changed? The key under which counts are remembered.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN coalesce(state.version, 0) AS version
