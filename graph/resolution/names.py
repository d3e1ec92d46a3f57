"""Forms of a name that can be compared: case, accents, punctuation and legal forms made equal.

Two forms are kept apart. `normalise` drops the legal form and serves search and suggestions: Serco Ltd and
Serco plc share it. `identity` keeps it, spelt one way, and alone decides by itself: Microsoft Limited and
Microsoft Corporation are two companies, Leonardo S.p.A. and Leonardo SpA are one.
"""

import re
import unicodedata
from functools import lru_cache

from graph.model.claims import content_id

_APART = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "ł": "l", "Ł": "l", "đ": "d"}
)

# Legal forms as their registers write them, each with the one spelling it is compared by. Longest first where
# one begins another. ISO 20275 (entity legal forms) lists the abbreviations.
_LEGAL_FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("gmbh", "und", "co", "kg"), "gmbh kg"),
    (("gmbh", "and", "co", "kg"), "gmbh kg"),
    (("gmbh", "co", "kg"), "gmbh kg"),
    (("public", "limited", "company"), "plc"),
    (("private", "limited", "company"), "ltd"),
    (("limited", "liability", "partnership"), "llp"),
    (("limited", "liability", "company"), "llc"),
    (("pty", "limited"), "pty ltd"),
    (("pty", "ltd"), "pty ltd"),
    (("pvt", "ltd"), "pvt ltd"),
    (("private", "limited"), "pvt ltd"),
    (("aktiengesellschaft",), "ag"),
    (("naamloze", "vennootschap"), "nv"),
    (("societe", "anonyme"), "sa"),
    (("incorporated",), "inc"),
    (("corporation",), "corp"),
    (("limited",), "ltd"),
    (("cyfyngedig",), "ltd"),
    (("cyf",), "ltd"),
    (("company",), "co"),
    *(((form,), form) for form in (
        "ltd", "plc", "llp", "llc", "lp", "inc", "corp", "co", "gmbh", "ag", "se", "kg", "kgaa", "ug", "sa",
        "sas", "sarl", "spa", "srl", "bv", "nv", "ab", "as", "asa", "aps", "oy", "oyj", "cic", "cio", "pte",
        "sl", "kk",
    )),
)  # fmt: skip

# Words that many organisations share; a name made of nothing else says too little to decide by.
_GENERIC_WORDS = (
    "the of for and a an in on at to de la le group holdings holding company companies corporation firm "
    "services service systems system solutions technologies technology consulting council councils city "
    "county borough district ministry department office agency authority board commission committee "
    "government state national police force forces army navy military trust hospital hospitals "
    "university college school schools bank court tribunal union mayor parliament supplier contractor "
    "contractors campaigners activists critics security defence defense health home international "
    "global data digital public local federal central royal institute foundation association federation "
    "party network management partners international media news times post"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")
_TRADING_AS = re.compile(r"\s*\(?\bt/a\b.*$|\s+trading as\s+.*$", re.IGNORECASE)
_BRACKETED_SHORT = re.compile(r"\s*\([A-Z][A-Za-z&]{1,7}\)\s*$")
_POSSESSIVE = re.compile(r"['’]s?\b")
_NOT_WORD = re.compile(r"[^\w&]+")
_LONGEST = 400  # letters; Neo4j refuses to index a property of more than some 8,000 bytes
_SHORTEST = 4  # letters; shorter names are acronyms that several organisations share


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The comparable words of a name, in order: `S.p.A.` is one word, `&` is `and`, accents are gone."""
    plain = _TRADING_AS.sub("", _BRACKETED_SHORT.sub("", name)) or name
    plain = _DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), plain)
    plain = unicodedata.normalize("NFKD", plain.translate(_APART))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = _POSSESSIVE.sub("", plain).replace("&", " and ")
    found = [word for word in _NOT_WORD.sub(" ", plain).split() if word != "_"]
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return _bounded(tuple(found))


def _bounded(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words, or where they are no name that an index can hold, their beginning and a digest of all."""
    whole = " ".join(found)
    if len(whole) <= _LONGEST:
        return found
    return (*whole[:_LONGEST].split(), content_id(whole))


def _split(name: str) -> tuple[tuple[str, ...], str]:
    found = words(name)
    for form, spelling in _LEGAL_FORMS:
        if len(found) > len(form) and found[-len(form) :] == form:
            return found[: -len(form)], spelling
    return found, ""


def normalise(name: str) -> str:
    """The name without case, accents, punctuation and legal form: ``palantir technologies uk``."""
    return " ".join(_split(name)[0])


def identity(name: str) -> str:
    """What two names must share to be one: `normalise` with the legal form in one spelling."""
    core, form = _split(name)
    return " ".join((*core, form)) if form else " ".join(core)


def is_specific(name: str) -> bool:
    """Whether a name can be recognised elsewhere: no acronym, not made of words that all share."""
    core = _split(name)[0]
    if sum(map(len, core)) < _SHORTEST:
        return False
    return any(word not in _GENERIC and not word.isdigit() for word in core)
