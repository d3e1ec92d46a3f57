// Title, address and day of reading of these documents, for the footnotes of an evidence pack.
UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN document.id AS id, document.title AS title, document.publisher AS publisher, document.published AS published,
  document.url AS url, document.retrievedAt AS retrievedAt, document.recordedAt AS recordedAt
ORDER BY id
