// CALLED_OFF_FROM edges that were derived in one block.
CREATE INDEX called_off_from_block IF NOT EXISTS
FOR ()-[edge:CALLED_OFF_FROM]-() ON (edge.block)
