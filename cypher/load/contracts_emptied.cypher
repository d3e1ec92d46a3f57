// Which of these has no claim any more?
UNWIND $ids AS id
MATCH (thing:Contract {id: id})
RETURN id, thing.endedAt IS NOT NULL AS ended,
       EXISTS { (thing)<-[about:ABOUT]-(:Claim) WHERE about.endedAt IS NULL } AS claimed
