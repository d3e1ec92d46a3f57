// What has this identifier, and under which identifier does it go now?
OPTIONAL MATCH (claim:Claim {id: $id})
OPTIONAL MATCH (organisation:Organisation {id: $id})
OPTIONAL MATCH (contract:Contract {id: $id})
OPTIONAL MATCH (controversy:Controversy {id: $id})
WITH coalesce(claim, organisation, contract, controversy) AS thing
WHERE thing IS NOT NULL
RETURN CASE
         WHEN thing:Claim THEN 'claim'
         WHEN thing:Organisation THEN 'organisation'
         WHEN thing:Contract THEN 'contract'
         ELSE 'controversy'
       END AS kind,
       thing.endedAt AS endedAt,
       head([(thing)-[merged:MERGED_INTO]->(canonical) WHERE merged.endedAt IS NULL | canonical.id]) AS canonical
