"""The claim graph: vocabulary, loading, resolution, questions, publication, the embedded Neo4j."""
