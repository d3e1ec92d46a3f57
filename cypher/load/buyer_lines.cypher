// The bodies above these, as the seeds name them.
UNWIND $ids AS id
MATCH (body:Organisation {id: id})
RETURN id, COLLECT {
  MATCH (body)-[parts:PART_OF*1..5]->(above:Organisation)
  WHERE all(part IN parts WHERE part.why = 'seed')
  RETURN DISTINCT above.id
} AS above, COLLECT {
  MATCH (body)-[parts:PART_OF*0..5]->(root:Organisation)
  WHERE all(part IN parts WHERE part.why = 'seed')
    AND NOT EXISTS { (root)-[more:PART_OF]->(:Organisation) WHERE more.why = 'seed' }
  RETURN DISTINCT root.id
} AS roots
