// This worker goes without having read the document: somebody else may take it at once.
MATCH (document:Document {id: $id})
WHERE document.state = 'reading' AND document.leaseBy = $worker
SET document.state = 'queued', document.attempts = document.attempts - 1
REMOVE document.leaseBy, document.leaseUntil
RETURN document.id AS id
