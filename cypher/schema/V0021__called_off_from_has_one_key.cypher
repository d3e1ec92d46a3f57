// A derived CALLED_OFF_FROM edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT called_off_from_key IF NOT EXISTS
FOR ()-[edge:CALLED_OFF_FROM]-() REQUIRE edge.key IS UNIQUE
