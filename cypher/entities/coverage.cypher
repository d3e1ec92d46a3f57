// What has been looked in: how many documents, published when, read when, and how many await a reader or a reviewer?
CALL () {
  MATCH (document:Document)
  RETURN
    count(CASE WHEN document.state = 'loaded' THEN 1 END) AS documents,
    count(CASE WHEN document.state IN ['queued', 'reading'] THEN 1 END) AS waiting,
    count(CASE WHEN document.state = 'unread' THEN 1 END) AS unread,
    min(CASE WHEN document.state = 'loaded' THEN document.published END) AS firstPublished,
    max(CASE WHEN document.state = 'loaded' THEN document.published END) AS lastPublished
}
CALL () {
  MATCH (claim:Claim)
  RETURN
    count(claim) AS claims,
    count(CASE WHEN claim.review = 'accepted' THEN 1 END) AS acceptedClaims,
    count(CASE WHEN claim.kind = 'listing' THEN 1 END) AS listings,
    count(claim.registerId) AS registerEntries,
    max(claim.recordedAt) AS lastRecorded
}
RETURN *
