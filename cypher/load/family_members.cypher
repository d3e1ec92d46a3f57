// All documents of these families.
UNWIND $families AS family
MATCH (document:Document {sourceFamily: family})
USING INDEX document:Document(sourceFamily)
RETURN family, document.id AS id
