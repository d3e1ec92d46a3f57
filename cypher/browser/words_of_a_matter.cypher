// The words behind a matter
// Every claim about it, the document that it stands in, and the replies. Click an EVIDENCED_BY arrow to read the
// quote. A claim's circle says whether a person has accepted it.
MATCH (matter:Controversy {id: $controversy})<-[about:ABOUT]-(claim:Claim)
WHERE about.endedAt IS NULL AND claim.supersededBy IS NULL
OPTIONAL MATCH (claim)-[evidence:EVIDENCED_BY]->(document:Document)
OPTIONAL MATCH (claim)<-[answers:ANSWERS]-(reply:Claim)
OPTIONAL MATCH (reply)-[said:EVIDENCED_BY]->(place:Document)
RETURN matter, about, claim, evidence, document, answers, reply, said, place
LIMIT 100
