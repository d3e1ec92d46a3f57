"""Releases and records of the Open Contracting Data Standard into contract claims."""

from extractors.registers.ocds.read import read_ocds

__all__ = ["read_ocds"]
