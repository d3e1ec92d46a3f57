// This worker is gone: what it was reading waits for another one.
MATCH (document:Document)
WHERE document.state = 'reading' AND document.leaseBy = $worker
SET document.state = 'queued'
REMOVE document.leaseBy, document.leaseUntil
RETURN document.id AS id
