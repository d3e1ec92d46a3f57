// Suggestions and parts that were derived in these blocks.
UNWIND $blocks AS block
CALL (block) {
  MATCH ()-[edge:POSSIBLY_SAME_AS {block: block}]->()
  USING INDEX edge:POSSIBLY_SAME_AS(block)
  RETURN 'POSSIBLY_SAME_AS' AS kind, edge
  UNION ALL
  MATCH ()-[edge:INCLUDED_IN {block: block}]->()
  USING INDEX edge:INCLUDED_IN(block)
  RETURN 'INCLUDED_IN' AS kind, edge
  UNION ALL
  MATCH ()-[edge:CALLED_OFF_FROM {block: block}]->()
  USING INDEX edge:CALLED_OFF_FROM(block)
  RETURN 'CALLED_OFF_FROM' AS kind, edge
}
RETURN kind, edge.key AS key, edge.why AS why, edge.claimIds AS claimIds
