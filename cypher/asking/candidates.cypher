// What may be told of these organisations: under which names they are published, in which registers and lists they
// stand, what they were merged from, and how many open matters that concern people nobody has accepted yet.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
CALL (organisation) {
  OPTIONAL MATCH (organisation)<-[resolved:RESOLVED_TO]-(mention:Mention)<-[named:NAMES]-(claim:Claim)
  WHERE resolved.endedAt IS NULL AND claim.supersededBy IS NULL
    AND NOT coalesce(claim.review, 'unreviewed') IN ['rejected', 'disputed', 'retracted']
  WITH mention, named, claim, claim.review = 'accepted' AND resolved.judgement <> 'by_name' AS accepted
  RETURN
    [name IN collect(DISTINCT CASE WHEN accepted THEN mention.name END) | name] AS acceptedNames,
    collect(DISTINCT CASE WHEN (accepted OR NOT $accepted) AND claim.registerId IS NOT NULL
      THEN coalesce(claim.publisher, 'a register without a name') END) AS registers,
    collect(DISTINCT CASE WHEN (accepted OR NOT $accepted) AND claim.kind = 'listing' AND named.role = 'accused'
      THEN coalesce(claim.authority, claim.accuserName, claim.publisher, 'a list without a name') END) AS lists
}
RETURN
  organisation.id AS id,
  organisation.name AS name,
  organisation.country AS country,
  coalesce(organisation.kind, 'unknown') AS kind,
  CASE WHEN organisation:PublicBody THEN 'PublicBody' WHEN organisation:Company THEN 'Company'
    WHEN organisation:CivilSociety THEN 'Organization' ELSE 'LegalEntity' END AS schema,
  organisation.key IS NOT NULL AS known,
  coalesce(organisation.aliases, []) AS aliases,
  coalesce(organisation.seedAliases, []) + coalesce(organisation.ambiguous, []) AS seedAliases,
  acceptedNames,
  registers,
  lists,
  COLLECT {
    MATCH (organisation)-[:IDENTIFIED_BY]->(number:Identifier)
    RETURN number.id ORDER BY number.id
  } AS identifiers,
  COLLECT {
    MATCH (organisation)<-[steps:MERGED_INTO*1..5]-(merged:Organisation)
    WHERE all(step IN steps WHERE step.endedAt IS NULL)
    RETURN DISTINCT merged.id AS merged ORDER BY merged
  } AS referents,
  COUNT {
    MATCH (organisation)-[charge:IMPLICATED_IN]->(matter:Controversy)
    WHERE matter.concernsPeople AND matter.openClaims > 0 AND coalesce(charge.review, 'unreviewed') <> 'accepted'
      AND NOT matter.status IN ['dismissed', 'withdrawn', 'overturned']
  } AS unreviewedConcerns
ORDER BY id
