// This migration has been applied.
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.version = 0
SET state.schemaVersion = $schemaVersion,
    state.migrations = [name IN coalesce(state.migrations, []) WHERE name <> $name] + $name
