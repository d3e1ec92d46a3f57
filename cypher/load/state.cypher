// How far this graph is: schema, seeds, version.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN state.schemaVersion AS schemaVersion, state.seedHash AS seedHash, state.migrations AS migrations
