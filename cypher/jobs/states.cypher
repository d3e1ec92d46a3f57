// How many documents are in which state?
MATCH (document:Document)
RETURN document.state AS state, count(document) AS documents
ORDER BY state
