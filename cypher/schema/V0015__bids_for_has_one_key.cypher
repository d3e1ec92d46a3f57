// A derived BIDS_FOR edge is there once, also when four writers derive it at once.
CREATE CONSTRAINT bids_for_key IF NOT EXISTS
FOR ()-[edge:BIDS_FOR]-() REQUIRE edge.key IS UNIQUE
