// Documents with the text that offsets count in.
UNWIND $rows AS row
MERGE (document:Document {id: row.id})
ON CREATE SET document.sourceFamily = row.id, document.attempts = 0, document.recordedAt = $recordedAt
SET document += row.properties
FOREACH (ignored IN CASE WHEN row.text IS NULL THEN [] ELSE [1] END |
  MERGE (text:Text {id: row.id})
  SET text.text = row.text, text.signature = row.signature)
