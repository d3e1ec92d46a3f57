"""Beneficial Ownership Data Standard, versions 0.2 (and 0.1, 0.3) and 0.4."""

from extractors.registers.bods.read import read_bods

__all__ = ["read_bods"]
