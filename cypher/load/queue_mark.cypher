// How far a document has come; its lease ends.
MATCH (document:Document {id: $id})
SET document.state = $state, document.error = $error
REMOVE document.leaseBy, document.leaseUntil
RETURN document.id AS id
