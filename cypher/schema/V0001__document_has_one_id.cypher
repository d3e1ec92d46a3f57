// Two Document nodes never share an id.
CREATE CONSTRAINT document_id IF NOT EXISTS
FOR (node:Document) REQUIRE node.id IS UNIQUE
