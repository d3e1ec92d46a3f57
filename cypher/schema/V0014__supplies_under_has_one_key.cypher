// A derived SUPPLIES_UNDER edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT supplies_under_key IF NOT EXISTS
FOR ()-[edge:SUPPLIES_UNDER]-() REQUIRE edge.key IS UNIQUE
