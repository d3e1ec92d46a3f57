"""Organisations, contracts, controversies, claims and documents by their identifiers, through the gate."""
