// A derived POSSIBLY_SAME_AS edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT possibly_same_as_key IF NOT EXISTS
FOR ()-[edge:POSSIBLY_SAME_AS]-() REQUIRE edge.key IS UNIQUE
