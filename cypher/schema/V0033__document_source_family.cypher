// Documents that retell one text.
CREATE INDEX document_source_family IF NOT EXISTS
FOR (document:Document) ON (document.sourceFamily)
