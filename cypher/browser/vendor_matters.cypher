// A vendor and all that is said of it
// Its first 30 contracts, who buys under them, the first 30 matters that it is implicated in and who accuses it.
// Read the status in each circle and the first word on each arrow.
MATCH (vendor:Organisation {id: $vendor})
CALL (vendor) {
  MATCH (vendor)-[supplies:SUPPLIES_UNDER|BIDS_FOR]->(contract:Contract)
  WITH supplies, contract
  ORDER BY contract.rank, contract.id
  LIMIT 30
  OPTIONAL MATCH (contract)<-[buys:BUYS_UNDER|BLOCKED]-(body:Organisation)
  RETURN collect(supplies) + collect(contract) + collect(buys) + collect(body) AS deals
}
CALL (vendor) {
  MATCH (vendor)-[implicated:IMPLICATED_IN]->(matter:Controversy)
  WITH implicated, matter
  ORDER BY coalesce(matter.acceptedOpenClaims, 0) DESC, coalesce(matter.openClaims, 0) DESC, matter.id
  LIMIT 30
  OPTIONAL MATCH (matter)<-[accuses:ACCUSES_IN]-(accuser:Organisation)
  RETURN collect(implicated) + collect(matter) + collect(accuses) + collect(accuser) AS charges
}
RETURN vendor, deals, charges
