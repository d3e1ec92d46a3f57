// The text that the offsets of this document's evidence count in.
MATCH (text:Text {id: $id})
RETURN text.text AS text
