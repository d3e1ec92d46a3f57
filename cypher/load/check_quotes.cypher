// Every quote with the text that it must be in.
MATCH (document:Document)
MATCH (text:Text {id: document.id})
RETURN document.id AS id, text.text AS text,
       [(claim:Claim)-[span:EVIDENCED_BY]->(document) | [claim.id, span.start, span.end, span.quote]] AS spans
