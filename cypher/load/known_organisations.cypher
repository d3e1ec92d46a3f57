// The organisations that the graph was told of.
MATCH (organisation:Organisation)
WHERE organisation.key IS NOT NULL
RETURN organisation.key AS key, organisation.seedName AS name, organisation.seedKind AS kind,
       organisation.seedCountry AS country, organisation.seedAliases AS aliases, organisation.ambiguous AS ambiguous,
       organisation.seedIdentifiers AS identifiers, organisation.seedParent AS parent
ORDER BY key
