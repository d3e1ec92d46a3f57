// A claim with its words and the names as its reader knew them.
MATCH (claim:Claim {id: $id})
RETURN claim {.*} AS claim,
       head([(claim)-[:EVIDENCED_BY]->(document:Document) | document {.*}]) AS document,
       COLLECT {
         MATCH (claim)-[span:EVIDENCED_BY]->(:Document)
         RETURN {start: span.start, end: span.end, quote: span.quote}
       } AS evidence,
       COLLECT {
         MATCH (claim)-[names:NAMES]->(mention:Mention)
         RETURN {role: names.role, start: mention.start, end: mention.end, name: mention.name, kind: mention.kind,
                 key: mention.gazetteerKey, country: mention.country, identifiers: mention.identifiers}
       } AS names,
       head([(claim)-[:ANSWERS]->(allegation:Claim) | allegation.id]) AS answers
