// How many pairs may be one thing?
MATCH ()-[edge:POSSIBLY_SAME_AS]->()
RETURN count(edge) AS pairs
