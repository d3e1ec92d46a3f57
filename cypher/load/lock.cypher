// One writer at a time: the write lock on this node is held until the transaction ends.
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.version = 0
SET state.writer = $writer
