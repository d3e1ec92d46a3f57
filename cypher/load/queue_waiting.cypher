// How many documents wait or are being read.
MATCH (document:Document)
WHERE document.state IN ['queued', 'reading']
RETURN count(document) AS waiting
