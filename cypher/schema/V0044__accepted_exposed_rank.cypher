// The same by accepted claims alone.
CREATE INDEX accepted_exposed_rank IF NOT EXISTS
FOR (contract:AcceptedExposed) ON (contract.acceptedRank, contract.id)
