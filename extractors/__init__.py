"""Text in, values out: fetch, parse, read. Never sees the database."""
