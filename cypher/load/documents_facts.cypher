// What is known of these documents already.
UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN document {.id, .url, .publisher, .published, .publishedPrecision, .title, .language, .licence, .mediaType,
                 .retells, .sourceFamily, .state} AS document
