// New names as they stand in their documents, with who they stand for.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisationId})
CREATE (mention:Mention {id: row.mentionId})
       -[:RESOLVED_TO {judgement: row.judgement, by: row.by, why: row.why, score: row.score,
                       recordedAt: $recordedAt}]->(organisation)
SET mention += row.properties
