// A derived INCLUDED_IN edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT included_in_key IF NOT EXISTS
FOR ()-[edge:INCLUDED_IN]-() REQUIRE edge.key IS UNIQUE
