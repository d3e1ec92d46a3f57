// Suggestions that were derived in these blocks: their keys, and why each is one.
UNWIND $blocks AS block
MATCH ()-[edge:POSSIBLY_SAME_AS {block: block}]->()
USING INDEX edge:POSSIBLY_SAME_AS(block)
RETURN collect(edge.key) AS keys, collect(edge.why) AS whys
