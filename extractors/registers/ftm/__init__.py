"""FollowTheMoney entities as plain JSON, also as OpenSanctions hands them out."""

from extractors.registers.ftm.read import read_ftm

__all__ = ["read_ftm"]
