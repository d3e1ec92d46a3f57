// What ended and says neither what became of it nor has anything live.
MATCH (thing:Contract|Controversy)
WHERE thing.endedAt IS NOT NULL
  AND (EXISTS { (thing)<-[about:ABOUT]-() WHERE about.endedAt IS NULL }
       OR NOT EXISTS { (thing)-[merged:MERGED_INTO]->() WHERE merged.endedAt IS NULL })
RETURN thing.id AS id
LIMIT $limit
