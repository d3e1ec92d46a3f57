// Things without an identifier.
MATCH (node:Document|Text|Mention|Claim|Decision|Organisation|Contract|Controversy|Identifier)
WHERE node.id IS NULL
RETURN labels(node)[0] AS id
LIMIT $limit
