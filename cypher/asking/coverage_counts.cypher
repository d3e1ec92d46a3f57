// How many documents await a reader, how many claims a reviewer, and since when and until when has anything been read?
CALL () {
  MATCH (document:Document)
  RETURN
    count(CASE WHEN document.state IN ['queued', 'reading'] THEN 1 END) AS waiting,
    count(CASE WHEN document.state = 'unread' THEN 1 END) AS unread,
    min(CASE WHEN document.state = 'loaded' THEN document.published END) AS firstPublished
}
CALL () {
  MATCH (claim:Claim)
  RETURN
    count(claim) AS claims,
    count(CASE WHEN claim.review = 'accepted' THEN 1 END) AS acceptedClaims,
    max(claim.recordedAt) AS lastRecorded
}
RETURN waiting, unread, firstPublished, claims, acceptedClaims, lastRecorded
