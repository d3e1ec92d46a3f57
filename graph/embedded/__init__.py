"""A Neo4j of our own: fetched once, started when needed, stopped when nobody uses it any more.

`server.EmbeddedServer` is the entrance. One server per folder: whoever comes second uses the one that runs,
and the last to leave stops it, unless it was told to stay. What was committed survives `kill -9` of anything.
"""
