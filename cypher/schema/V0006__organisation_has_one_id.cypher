// Two Organisation nodes never share an id.
CREATE CONSTRAINT organisation_id IF NOT EXISTS
FOR (node:Organisation) REQUIRE node.id IS UNIQUE
