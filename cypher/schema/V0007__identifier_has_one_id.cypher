// Two Identifier nodes never share an id.
CREATE CONSTRAINT identifier_id IF NOT EXISTS
FOR (node:Identifier) REQUIRE node.id IS UNIQUE
