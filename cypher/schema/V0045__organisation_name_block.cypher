// Organisations whose names agree in what says who, for suggestions.
CREATE INDEX organisation_name_block IF NOT EXISTS
FOR (organisation:Organisation) ON (organisation.nameBlock, organisation.id)
