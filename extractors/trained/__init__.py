"""The trained half of the reader: one pass of a small encoder over the text, and what its heads say of it."""
