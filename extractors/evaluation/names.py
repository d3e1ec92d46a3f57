"""When two written names count as the same name."""

import re
import unicodedata
from collections.abc import Iterable

_LEGAL_FORMS = frozenset(
    re.findall(
        r"\w+",
        """ltd limited plc inc incorporated corp corporation co company llc llp lp gmbh ag sa sas srl spa sarl
        sl bv nv ab as asa oy oyj aps kk pty pvt pte private sdn bhd se kg ug""",
    )
)
_ARTICLES = frozenset({"the", "a", "an"})
_BRACKETED = re.compile(r"\([^)]*\)")
_POSSESSIVE = re.compile(r"['’‘`´]s\b")
_MARKS = re.compile(r"['’‘`´.]")
_NOT_A_WORD = re.compile(r"[^\w]+")


def normal_name(name: str | None) -> str:
    """The name without case, accents, punctuation, possessive, leading article, bracketed acronym and
    legal form.
    """
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).lower().replace("ß", "ss")
    plain = _BRACKETED.sub(" ", plain).replace("&", " and ")
    plain = _MARKS.sub("", _POSSESSIVE.sub("", plain))
    words = _NOT_A_WORD.sub(" ", plain).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return " ".join(words)


def normal_names(names: Iterable[str]) -> frozenset[str]:
    """The normal forms of several aliases, empty ones left out."""
    return frozenset(normal_name(name) for name in names) - {""}
