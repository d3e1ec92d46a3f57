"""Official lists of companies (exclusions, debarments), each by a profile that names its columns."""

from extractors.registers.lists.ended import Compared, bearers, ended
from extractors.registers.lists.profile import Profile, Standing, read_profile, shipped
from extractors.registers.lists.read import keeper, read_list

__all__ = [
    "Compared",
    "Profile",
    "Standing",
    "bearers",
    "ended",
    "keeper",
    "read_list",
    "read_profile",
    "shipped",
]
