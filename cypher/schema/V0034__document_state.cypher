// Documents that wait for a worker.
CREATE INDEX document_state IF NOT EXISTS
FOR (document:Document) ON (document.state)
