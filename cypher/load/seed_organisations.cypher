// Organisations that the graph is told of, under their preferred identifier or their key.
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.version = 0
SET state.told = randomUUID()
WITH state
UNWIND $rows AS row
MERGE (organisation:Organisation {id: row.id})
SET organisation.key = row.key, organisation.seedName = row.name, organisation.seedKind = row.kind,
    organisation.seedCountry = row.country, organisation.seedAliases = row.aliases,
    organisation.ambiguous = row.ambiguous, organisation.seedIdentifiers = row.identifiers,
    organisation.seedParent = row.parent
REMOVE organisation.endedAt
