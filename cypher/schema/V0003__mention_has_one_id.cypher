// Two Mention nodes never share an id.
CREATE CONSTRAINT mention_id IF NOT EXISTS
FOR (node:Mention) REQUIRE node.id IS UNIQUE
