// Public bodies, contracts, vendors and matters: accepted only
// Public bodies that buy, under a contract that runs, from a vendor in an open matter that concerns people; at most
// 25 contracts. Every arrow that the query returns rests on a claim that a named reviewer, or the rule for register
// entries, has accepted.
MATCH (contract:AcceptedExposed)
WHERE contract.acceptedRank IS NOT NULL
  AND contract.acceptedStatus IN ['awarded', 'active', 'extended', 'paused']
WITH contract
ORDER BY contract.acceptedRank, contract.id
LIMIT 25
MATCH (body:Organisation)-[buys:BUYS_UNDER]->(contract)<-[supplies:SUPPLIES_UNDER]-(vendor:AcceptedConcerned)
WHERE buys.review = 'accepted' AND supplies.review = 'accepted'
MATCH (vendor)-[implicated:IMPLICATED_IN]->(matter:Controversy)
WHERE implicated.review = 'accepted' AND matter.acceptedConcernsPeople
  AND NOT matter.acceptedStatus IN ['dismissed', 'withdrawn', 'overturned']
RETURN collect(DISTINCT body) AS bodies, collect(DISTINCT buys) AS buys, collect(DISTINCT contract) AS contracts,
  collect(DISTINCT supplies) AS supplies, collect(DISTINCT vendor) AS vendors, collect(DISTINCT implicated) AS implicated,
  collect(DISTINCT matter) AS matters
