// Deals that were stopped or have ended
// Blocked, cancelled, terminated and expired ones; their amounts are never summed. BLOCKED says who stopped one.
MATCH (contract:Contract)
WHERE contract.status IN ['blocked', 'cancelled', 'terminated', 'expired']
WITH contract
ORDER BY contract.status, contract.id
LIMIT 50
MATCH (contract)<-[tie:BUYS_UNDER|SUPPLIES_UNDER|BIDS_FOR|BLOCKED]-(organisation:Organisation)
RETURN contract, tie, organisation
