// The contracts of concerned vendors, in the order in which exposure lists them.
CREATE INDEX exposed_rank IF NOT EXISTS
FOR (contract:Exposed) ON (contract.rank, contract.id)
