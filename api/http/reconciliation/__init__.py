"""The W3C Reconciliation service, version 0.2, over the names of the graph."""
