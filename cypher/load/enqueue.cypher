// Keep a document before anybody has read it; one that is there already stays as it is, save one that failed.
MERGE (document:Document {id: $id})
ON CREATE SET document += $properties, document.state = 'queued', document.attempts = 0,
              document.sourceFamily = $id, document.recordedAt = $recordedAt, document.isNew = true
WITH document, coalesce(document.isNew, false) AS isNew
REMOVE document.isNew
FOREACH (ignored IN CASE WHEN document.state = 'failed' THEN [1] ELSE [] END |
  SET document.state = 'queued', document.attempts = 0
  REMOVE document.error)
FOREACH (ignored IN CASE WHEN isNew THEN [1] ELSE [] END |
  MERGE (text:Text {id: $id})
  SET text.text = $text)
RETURN isNew, document.state AS state
