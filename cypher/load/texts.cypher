// The texts of these documents.
UNWIND $ids AS id
MATCH (text:Text {id: id})
RETURN text.id AS id, text.text AS text
