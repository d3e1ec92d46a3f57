// A derived ACCUSES_IN edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT accuses_in_key IF NOT EXISTS
FOR ()-[edge:ACCUSES_IN]-() REQUIRE edge.key IS UNIQUE
