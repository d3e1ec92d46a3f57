// A derived BUYS_UNDER edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT buys_under_key IF NOT EXISTS
FOR ()-[edge:BUYS_UNDER]-() REQUIRE edge.key IS UNIQUE
