"""Structured sources: registers, company and ownership data, official lists and tables.

Every importer is a generator of `Taken` and `Skipped` (see `stream`): one record in, its text with its claims
out, or the reason why not. Nothing is dropped without a word, and nothing is held that grows with the file.
"""
