// A derived PART_OF edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT part_of_key IF NOT EXISTS
FOR ()-[edge:PART_OF]-() REQUIRE edge.key IS UNIQUE
