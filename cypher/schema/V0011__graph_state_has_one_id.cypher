// Two GraphState nodes never share an id.
CREATE CONSTRAINT graph_state_id IF NOT EXISTS
FOR (node:GraphState) REQUIRE node.id IS UNIQUE
