// New claims, each on the words it rests on.
UNWIND $rows AS row
MATCH (document:Document {id: row.documentId})
CREATE (claim:Claim {id: row.id})
SET claim += row.properties
FOREACH (span IN row.evidence |
  CREATE (claim)-[:EVIDENCED_BY {start: span.start, end: span.end, quote: span.quote}]->(document))
