// Two Controversy nodes never share an id.
CREATE CONSTRAINT controversy_id IF NOT EXISTS
FOR (node:Controversy) REQUIRE node.id IS UNIQUE
