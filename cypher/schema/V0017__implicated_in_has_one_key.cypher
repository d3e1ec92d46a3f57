// A derived IMPLICATED_IN edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT implicated_in_key IF NOT EXISTS
FOR ()-[edge:IMPLICATED_IN]-() REQUIRE edge.key IS UNIQUE
