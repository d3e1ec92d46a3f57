// Which public body, vendor and matter can stand for all of them in the guide? What is accepted first, then what
// has most to show; null where the graph has none.
RETURN
  head(COLLECT {
    MATCH (body:PublicBody)-[:BUYS_UNDER]->(contract:Contract)
    WITH body, sum(CASE WHEN contract:AcceptedExposed THEN 1 ELSE 0 END) AS accepted,
      sum(CASE WHEN contract:Exposed THEN 1 ELSE 0 END) AS exposed, count(*) AS contracts
    RETURN {id: body.id, name: body.name} ORDER BY accepted DESC, exposed DESC, contracts DESC, body.id LIMIT 1
  }) AS body,
  head(COLLECT {
    MATCH (vendor:Vendor)
    WITH vendor, COUNT { (vendor)-[:SUPPLIES_UNDER]->() } AS contracts
    RETURN {id: vendor.id, name: vendor.name}
    ORDER BY vendor:AcceptedConcerned DESC, vendor:Concerned DESC, contracts DESC, vendor.id LIMIT 1
  }) AS vendor,
  head(COLLECT {
    MATCH (matter:Controversy)
    WHERE matter.endedAt IS NULL
    RETURN {id: matter.id, name: matter.category}
    ORDER BY coalesce(matter.acceptedOpenClaims, 0) DESC, coalesce(matter.openClaims, 0) DESC, matter.id LIMIT 1
  }) AS controversy,
  COUNT { (:Claim) } AS claims
