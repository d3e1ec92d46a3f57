// Two Contract nodes never share an id.
CREATE CONSTRAINT contract_id IF NOT EXISTS
FOR (node:Contract) REQUIRE node.id IS UNIQUE
