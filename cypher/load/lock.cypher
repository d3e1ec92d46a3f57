// One writer at a time: the write lock on this node is held until the transaction ends. Answers the mark of the
// organisations that the graph was told of; a new mark is made when it is told of more.
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.version = 0
SET state.writer = $writer
RETURN state.told AS told
