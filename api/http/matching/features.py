"""What the features of a match mean, for the `matcher` of an answer (docs/identity.md explains the rules)."""

from collections.abc import Mapping
from types import MappingProxyType

from api.http.matching.shapes import Feature

LEAD: Mapping[str, str] = MappingProxyType(
    {
        "name": "the names are equal:",
        "core words": "equal in the words that say who:",
        "identifier": "both carry",
        "acronym": "equal acronyms:",
    }
)
"""What goes before the words of a feature that only names what was found."""

_PAGE = "docs/identity.md"
_FEATURES = {
    "identifier": (1.0, "Both carry the same number of one register."),
    "name": (1.0, "The names are equal but for case, signs, spelling and legal form."),
    "known name": (0.9, "The name is a known one of that organisation."),
    "core words": (0.6, "The words that say who it is are equal."),
    "contained": (0.4, "One name stands within the other."),
    "acronym": (0.4, "The acronyms are equal."),
    "initials": (0.7, "One may be made of the first letters of the other."),
    "abbreviation": (0.3, "One may be an abbreviation of the other."),
    "extra words": (-0.3, "Words that say who it is stand in one name only."),
    "one-sided country": (-0.2, "A doubt: only one name has a country."),
    "generic words": (-0.15, "A doubt: generic words stand in one name only."),
    "kind": (-0.25, "A doubt: only one name says what sort of body it is."),
    "tier": (-0.2, "A doubt: only one name says the tier, such as county."),
    "order": (-0.2, "A doubt: the words stand in another order."),
    "translation": (-0.2, "A doubt: the names are equal only when translated."),
    "misspelling": (-0.2, "A doubt: a misspelling, or another name."),
    "common word": (-0.2, "A doubt: the word alone says too little."),
    "group": (-0.2, "A doubt: a group and one of its companies are two."),
    "legal form": (-0.2, "A doubt: the legal forms differ."),
    "doubt": (-0.3, "What else a person has to decide, such as several that may be meant."),
}
MATCHER: Mapping[str, Feature] = MappingProxyType(
    {
        name: Feature(description=says, coefficient=weight, url=_PAGE)
        for name, (weight, says) in _FEATURES.items()
    }
)
"""Each feature with what it means and its usual weight."""
