// A public body, what it is made up of, and whom it buys from
// The bodies within it, its first 50 contracts and the vendors; bids and blocked deals too.
MATCH within = (:Organisation {id: $body})<-[:PART_OF*0..3]-(buyer:Organisation)
MATCH (buyer)-[buys:BUYS_UNDER|BLOCKED]->(contract:Contract)
WITH within, buys, contract
ORDER BY contract.rank, contract.id
LIMIT 50
OPTIONAL MATCH (contract)<-[supplies:SUPPLIES_UNDER|BIDS_FOR]-(vendor:Organisation)
RETURN nodes(within) AS bodies, relationships(within) AS parts, buys, contract, supplies, vendor
