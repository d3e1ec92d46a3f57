// What is this contract, as the claims that may be shown have it?
MATCH (contract:Contract {id: $id})
RETURN
  contract.id AS id,
  coalesce(contract.registerIds, []) AS registerIds,
  CASE WHEN $accepted THEN contract.acceptedStatus ELSE contract.status END AS status,
  CASE WHEN $accepted THEN contract.acceptedStatusAsOf ELSE contract.statusAsOf END AS statusAsOf,
  CASE WHEN $accepted THEN contract.acceptedAmount ELSE contract.amount END AS amount,
  CASE WHEN $accepted THEN contract.acceptedCurrency ELSE contract.currency END AS currency,
  CASE WHEN $accepted THEN contract.acceptedValueKind ELSE contract.valueKind END AS valueKind,
  CASE WHEN $accepted THEN contract.acceptedBasis ELSE contract.basis END AS basis,
  CASE WHEN $accepted THEN contract.acceptedPer ELSE contract.per END AS per,
  CASE WHEN $accepted THEN contract.acceptedCount ELSE contract.count END AS count,
  coalesce(CASE WHEN $accepted THEN contract.acceptedConflict ELSE contract.conflict END, false) AS conflict,
  coalesce(CASE WHEN $accepted THEN contract.acceptedOtherAmounts ELSE contract.otherAmounts END, []) AS otherAmounts,
  CASE WHEN $accepted THEN contract.acceptedStartDate ELSE contract.startDate END AS start,
  CASE WHEN $accepted THEN contract.acceptedEndDate ELSE contract.endDate END AS end,
  CASE WHEN $accepted THEN contract.acceptedLastEvidence ELSE contract.lastEvidence END AS lastEvidence,
  CASE WHEN $accepted THEN coalesce(contract.acceptedClaimIds, []) ELSE coalesce(contract.claimIds, []) END AS claimIds,
  size(coalesce(contract.claimIds, [])) AS claims,
  size(coalesce(contract.acceptedClaimIds, [])) AS acceptedClaims,
  contract.endedAt AS endedAt,
  head(COLLECT {
    MATCH path = (contract)-[:MERGED_INTO*1..8]->(canonical:Contract)
    WHERE all(step IN relationships(path) WHERE step.endedAt IS NULL)
    RETURN canonical.id ORDER BY length(path) DESC, canonical.id LIMIT 1
  }) AS canonical
