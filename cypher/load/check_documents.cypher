// Documents without the text that offsets count in, or of no state.
MATCH (document:Document)
WHERE document.state IS NULL OR NOT EXISTS { MATCH (:Text {id: document.id}) }
RETURN document.id AS id
LIMIT $limit
