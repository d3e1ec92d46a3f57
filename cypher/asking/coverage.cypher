// In which registers, official lists and documents could anything be found, and how far do they reach?
CALL () {
  MATCH (claim:Claim)
  WHERE claim.registerId IS NOT NULL
  RETURN 'register' AS kind, coalesce(claim.publisher, 'a register without a name') AS name, count(*) AS entries,
    max(coalesce(claim.published, claim.eventDate, date(claim.recordedAt))) AS newest
  UNION ALL
  MATCH (claim:Claim {kind: 'listing'})
  RETURN 'list' AS kind, coalesce(claim.authority, claim.accuserName, claim.publisher, 'a list without a name') AS name,
    count(*) AS entries, max(coalesce(claim.published, claim.eventDate, date(claim.recordedAt))) AS newest
  UNION ALL
  MATCH (document:Document {state: 'loaded'})
  RETURN 'documents' AS kind, 'documents' AS name, count(*) AS entries, max(document.published) AS newest
}
WITH kind, name, entries, newest
WHERE entries > 0
RETURN kind, name, entries, newest
ORDER BY kind, name
