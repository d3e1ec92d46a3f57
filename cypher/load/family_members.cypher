// All documents of these families.
UNWIND $families AS family
MATCH (document:Document {sourceFamily: family})
RETURN family, document.id AS id
