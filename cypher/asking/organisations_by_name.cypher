// Which organisations might go by this name?
CALL db.index.fulltext.queryNodes('organisation_names', $words, {limit: 50}) YIELD node, score
WHERE NOT EXISTS {
  MATCH (node)-[merged:MERGED_INTO]->()
  WHERE merged.endedAt IS NULL
}
RETURN node.id AS id, node.name AS name, coalesce(node.aliases, []) AS aliases, node.country AS country,
  node:PublicBody AS body, node:Vendor OR node:Company AS vendor, score
ORDER BY score DESC, id
