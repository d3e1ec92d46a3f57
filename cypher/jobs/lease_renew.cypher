// This worker is still at it.
MATCH (document:Document {id: $id})
WHERE document.state = 'reading' AND document.leaseBy = $worker
SET document.leaseUntil = $until
RETURN document.attempts AS attempts
