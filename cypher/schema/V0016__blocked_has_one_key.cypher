// A derived BLOCKED edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT blocked_key IF NOT EXISTS
FOR ()-[edge:BLOCKED]-() REQUIRE edge.key IS UNIQUE
