// What these organisations are shown as, and whether any name stands for them.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
RETURN id, organisation.name AS name, organisation.aliases AS aliases, organisation.kind AS kind,
       organisation.country AS country, organisation.provisional AS provisional, organisation.endedAt AS endedAt,
       organisation.normalisedName AS normalisedName, organisation.nameBlock AS nameBlock, organisation.key AS key,
       organisation.seedName AS seedName, organisation.seedAliases AS seedAliases,
       organisation.seedKind AS seedKind, organisation.seedCountry AS seedCountry,
       organisation.seedIdentifiers AS seedIdentifiers,
       [(organisation)-[:IDENTIFIED_BY]->(number:Identifier) | number.id] AS identifiers,
       EXISTS { (organisation)<-[resolved:RESOLVED_TO]-(:Mention) WHERE resolved.endedAt IS NULL } AS named
