// Two Text nodes never share an id.
CREATE CONSTRAINT text_id IF NOT EXISTS
FOR (node:Text) REQUIRE node.id IS UNIQUE
