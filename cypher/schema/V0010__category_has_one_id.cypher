// Two Category nodes never share an id.
CREATE CONSTRAINT category_id IF NOT EXISTS
FOR (node:Category) REQUIRE node.id IS UNIQUE
