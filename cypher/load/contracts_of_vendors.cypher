// The contracts that these organisations supply or bid for.
UNWIND $ids AS id
MATCH (:Organisation {id: id})-[:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
RETURN DISTINCT contract.id AS id
