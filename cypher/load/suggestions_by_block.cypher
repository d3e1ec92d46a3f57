// Suggestions that were derived in these blocks, as [key, why].
UNWIND $blocks AS block
MATCH ()-[edge:POSSIBLY_SAME_AS {block: block}]->()
USING INDEX edge:POSSIBLY_SAME_AS(block)
RETURN collect([edge.key, edge.why]) AS edges
