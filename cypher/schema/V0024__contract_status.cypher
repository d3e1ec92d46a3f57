// Contracts in one state.
CREATE INDEX contract_status IF NOT EXISTS
FOR (contract:Contract) ON (contract.status)
