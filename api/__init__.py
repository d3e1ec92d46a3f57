"""The edge: command line, HTTP, exports, settings."""
