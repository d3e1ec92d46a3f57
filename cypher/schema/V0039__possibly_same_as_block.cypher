// POSSIBLY_SAME_AS edges that were derived in one block.
CREATE INDEX possibly_same_as_block IF NOT EXISTS
FOR ()-[edge:POSSIBLY_SAME_AS]-() ON (edge.block)
