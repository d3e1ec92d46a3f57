// Which contracts a concerned vendor supplies or bids for, by all live claims and by the accepted ones alone: those of
// these whose labels say otherwise.
UNWIND $ids AS id
MATCH (contract:Contract {id: id})
WITH contract, contract.status IS NOT NULL
  AND EXISTS { (contract)<-[:SUPPLIES_UNDER|BIDS_FOR]-(:Concerned) } AS wanted,
  contract.acceptedStatus IS NOT NULL AND EXISTS {
    MATCH (contract)<-[deal:SUPPLIES_UNDER|BIDS_FOR]-(:AcceptedConcerned)
    WHERE deal.review = 'accepted' AND none(claim IN contract.acceptedClaimIds
      WHERE claim IN deal.claimIds AND NOT claim IN deal.acceptedClaimIds)
  } AS acceptedWanted
WHERE wanted <> (contract:Exposed) OR acceptedWanted <> (contract:AcceptedExposed)
RETURN contract.id AS id, wanted, acceptedWanted
