"""Every statement that is sent to Neo4j, one per file."""
