// A derived OWNED_BY edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT owned_by_key IF NOT EXISTS
FOR ()-[edge:OWNED_BY]-() REQUIRE edge.key IS UNIQUE
