// Can the server open this database, and if not, what does it say?
SHOW DATABASE $name
YIELD currentStatus, statusMessage
RETURN currentStatus AS status, statusMessage AS message
