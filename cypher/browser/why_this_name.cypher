// Why do you say that this name is this organisation?
// The names in documents that stand for it, with how sure we are. A line that says by_name rests on an equal name
// alone and is never accepted for that.
MATCH (organisation:Organisation {id: $vendor})<-[resolved:RESOLVED_TO]-(mention:Mention)<-[names:NAMES]-(claim:Claim)
WHERE resolved.endedAt IS NULL AND claim.supersededBy IS NULL
RETURN organisation, resolved, mention, names, claim
LIMIT 60
