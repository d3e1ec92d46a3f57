// INCLUDED_IN edges that were derived in one block.
CREATE INDEX included_in_block IF NOT EXISTS
FOR ()-[edge:INCLUDED_IN]-() ON (edge.block)
