// Who these names stand for.
UNWIND $rows AS row
MATCH (mention:Mention {id: row.mentionId})
MATCH (organisation:Organisation {id: row.organisationId})
CREATE (mention)-[:RESOLVED_TO {judgement: row.judgement, by: row.by, why: row.why, score: row.score,
                                recordedAt: $recordedAt}]->(organisation)
