// Organisations whose names are equal but for case, accents and legal form.
CREATE INDEX organisation_normalised_name IF NOT EXISTS
FOR (organisation:Organisation) ON (organisation.normalisedName, organisation.id)
