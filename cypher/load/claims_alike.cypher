// Claims of one vendor with an equal title or amount.
UNWIND $keys AS key
CALL (key) {
  MATCH (claim:Claim {titleKey: key})
  USING INDEX claim:Claim(titleKey)
  RETURN claim.id AS id
  UNION
  MATCH (claim:Claim {amountKey: key})
  USING INDEX claim:Claim(amountKey)
  RETURN claim.id AS id
}
RETURN DISTINCT id
