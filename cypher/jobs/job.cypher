// How far are the documents that were handed in together?
MATCH (job:Job {id: $id})
RETURN
  job.id AS id, job.at AS at, job.by AS by, job.refused AS refused,
  COLLECT {
    UNWIND job.documentIds AS documentId
    MATCH (document:Document {id: documentId})
    RETURN {id: document.id, title: document.title, state: document.state,
            attempts: coalesce(document.attempts, 0), error: document.error,
            language: document.language,
            claims: COUNT { MATCH (document)<-[:EVIDENCED_BY]-(claim:Claim) RETURN DISTINCT claim }}
    ORDER BY document.id
  } AS documents
