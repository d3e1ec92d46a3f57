// The document that has waited longest, for one worker for a while; a lease that ran out frees it again.
MATCH (document:Document)
WHERE document.state IN ['queued', 'reading']
  AND (document.state = 'queued' OR document.leaseUntil < $now)
WITH document
ORDER BY document.recordedAt, document.id
LIMIT 1
SET document.leaseTaken = $worker // takes the write lock; what follows sees what another worker did meanwhile
WITH document
WHERE document.state = 'queued' OR document.leaseUntil < $now
SET document.state = 'reading', document.leaseBy = $worker, document.leaseUntil = $until,
    document.attempts = coalesce(document.attempts, 0) + 1
REMOVE document.leaseTaken
WITH document
MATCH (text:Text {id: document.id})
RETURN document {.*} AS document, text.text AS text
