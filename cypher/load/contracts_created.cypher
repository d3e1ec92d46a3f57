// Contracts that were not there before, with what is derived of them and the claims that are about them.
UNWIND $rows AS row
CREATE (contract:Contract {id: row.id})
SET contract += row.properties
WITH contract, row
CALL (contract, row) {
  UNWIND row.claims AS claimed
  MATCH (claim:Claim {id: claimed.claimId})
  CREATE (claim)-[:ABOUT {by: claimed.by, why: claimed.why, recordedAt: $recordedAt}]->(contract)
}
CALL (contract, row) {
  UNWIND row.BUYS_UNDER AS edge
  MATCH (organisation:Organisation {id: edge.organisationId})
  CREATE (organisation)-[:BUYS_UNDER {key: edge.key, claimIds: edge.claimIds, acceptedClaimIds: edge.acceptedClaimIds,
                         review: edge.review}]->(contract)
}
CALL (contract, row) {
  UNWIND row.SUPPLIES_UNDER AS edge
  MATCH (organisation:Organisation {id: edge.organisationId})
  CREATE (organisation)-[:SUPPLIES_UNDER {key: edge.key, claimIds: edge.claimIds, acceptedClaimIds: edge.acceptedClaimIds,
                         review: edge.review}]->(contract)
}
CALL (contract, row) {
  UNWIND row.BIDS_FOR AS edge
  MATCH (organisation:Organisation {id: edge.organisationId})
  CREATE (organisation)-[:BIDS_FOR {key: edge.key, claimIds: edge.claimIds, acceptedClaimIds: edge.acceptedClaimIds,
                         review: edge.review}]->(contract)
}
CALL (contract, row) {
  UNWIND row.BLOCKED AS edge
  MATCH (organisation:Organisation {id: edge.organisationId})
  CREATE (organisation)-[:BLOCKED {key: edge.key, claimIds: edge.claimIds, acceptedClaimIds: edge.acceptedClaimIds,
                         review: edge.review}]->(contract)
}
