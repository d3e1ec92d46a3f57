// Search of organisations by name and alias.
CREATE FULLTEXT INDEX organisation_names IF NOT EXISTS
FOR (organisation:Organisation) ON EACH [organisation.name, organisation.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}}
