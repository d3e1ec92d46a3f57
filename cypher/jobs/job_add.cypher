// Remember which documents were handed in together, and what was refused.
MERGE (job:Job {id: $id})
SET job.at = $at, job.by = $by, job.documentIds = $documentIds, job.refused = $refused
RETURN job.id AS id
