// The preferred numbers that lead on from these, up to four steps.
UNWIND $ids AS id
MATCH (start:Identifier {id: id})
MATCH (start)-[:SEEN_WITH*0..4]->(worse:Identifier)-[:SEEN_WITH]->(better:Identifier)
RETURN DISTINCT worse.id AS worse, better.id AS better
