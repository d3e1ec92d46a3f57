// Claims that use these names.
UNWIND $ids AS id
MATCH (:Mention {id: id})<-[:NAMES]-(claim:Claim)
RETURN DISTINCT claim.id AS id
