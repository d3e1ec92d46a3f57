// Two Name nodes never share an id.
CREATE CONSTRAINT name_id IF NOT EXISTS
FOR (node:Name) REQUIRE node.id IS UNIQUE
