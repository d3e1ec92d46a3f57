// Public bodies, contracts, vendors and matters: everything
// The same with what a machine has read and nobody has checked; at most 25 contracts. Each arrow says how far it
// was checked: do not quote from this picture.
MATCH (contract:Exposed)
WHERE contract.rank IS NOT NULL AND contract.status IN ['awarded', 'active', 'extended', 'paused']
WITH contract
ORDER BY contract.rank, contract.id
LIMIT 25
MATCH (body:Organisation)-[buys:BUYS_UNDER]->(contract)<-[supplies:SUPPLIES_UNDER]-(vendor:Concerned)
MATCH (vendor)-[implicated:IMPLICATED_IN]->(matter:Controversy)
WHERE matter.concernsPeople AND NOT matter.status IN ['dismissed', 'withdrawn', 'overturned']
RETURN collect(DISTINCT body) AS bodies, collect(DISTINCT buys) AS buys, collect(DISTINCT contract) AS contracts,
  collect(DISTINCT supplies) AS supplies, collect(DISTINCT vendor) AS vendors, collect(DISTINCT implicated) AS implicated,
  collect(DISTINCT matter) AS matters
