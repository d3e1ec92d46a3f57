// Two Decision nodes never share an id.
CREATE CONSTRAINT decision_id IF NOT EXISTS
FOR (node:Decision) REQUIRE node.id IS UNIQUE
