"""Forms of a name that can be compared: case, accents, punctuation and legal forms made equal.

Two forms are kept apart. `normalise` drops the legal form and serves search and suggestions: Serco Ltd and
Serco plc share it. `identity` keeps it, spelt one way, and alone decides by itself: Microsoft Limited and
Microsoft Corporation are two companies, Leonardo S.p.A. and Leonardo SpA are one.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from graph.model.claims import content_id
from graph.resolution.vocabulary import LegalForm, countries, legal_forms

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
_BRACKETED = re.compile(r"\s*\(([A-Z][A-Za-z&]{1,7})\)\s*$")
_POSSESSIVE = re.compile(r"['’]s?\b")
_NOT_WORD = re.compile(r"[^\w&]+")
_LONGEST = 400  # letters; Neo4j refuses to index a property of more than some 8,000 bytes
_SHORTEST = 4  # letters; shorter names are acronyms that several organisations share


@lru_cache(maxsize=262144)
def words(name: str) -> tuple[str, ...]:
    """The comparable words of a name, in order: `S.p.A.` and `J C` are one word, `&` is `and`, accents are
    gone, other scripts are written in Latin letters.
    """
    plain = _TRADING_AS.sub("", _without_short(name)) or name
    plain = _DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), plain)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _POSSESSIVE.sub("", plain if plain.isascii() else anyascii(plain.replace("’", "'"))).casefold()
    found = [word for word in _NOT_WORD.sub(" ", plain.replace("&", " and ")).split() if word != "_"]
    found = _letters_joined(found)
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return _bounded(tuple(found))


def _without_short(name: str) -> str:
    """The name without its own acronym behind it: `(MoD)` says nothing new, `(UK)` and `(North)` do."""
    found = _BRACKETED.search(name)
    if not found or sum(letter.isupper() for letter in found[1]) < 2:
        return name
    short, long = found[1].casefold(), name[: found.start()].casefold()
    if (short,) in countries():
        return name
    rest = iter(long)
    fits = all(letter in rest for letter in short if letter.isalpha())
    return name[: found.start()] if fits else name


def _letters_joined(found: list[str]) -> list[str]:
    joined: list[str] = []
    open_run = False
    for word in found:
        single = len(word) == 1 and word.isalpha()
        if single and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = single
    return joined


def _bounded(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words, or where they are no name that an index can hold, their beginning and a digest of all."""
    whole = " ".join(found)
    if len(whole) <= _LONGEST:
        return found
    return (*whole[:_LONGEST].split(), content_id(whole))


def split_form(found: tuple[str, ...]) -> tuple[tuple[str, ...], LegalForm | None]:
    """Words of a name without the legal form behind (else before) them, and that form."""
    after, before, sizes = legal_forms()
    if len(found) < 2:
        return found, None
    for size in sizes.get(found[-1], ()):
        form = after.get(found[-size:]) if size < len(found) else None
        if form:
            return found[:-size], form
    form = before.get(found[:1])
    return (found[1:], form) if form else (found, None)


def normalise(name: str) -> str:
    """The name without case, accents, punctuation and legal form: ``palantir technologies uk``."""
    return " ".join(split_form(words(name))[0])


def identity(name: str) -> str:
    """What two names must share to be one: `normalise` with the legal form in one spelling."""
    core, form = split_form(words(name))
    return " ".join((*core, form.spelling)) if form else " ".join(core)


def is_specific(name: str) -> bool:
    """Whether a name can be recognised elsewhere: no acronym, not made of words that all share."""
    core = split_form(words(name))[0]
    if sum(map(len, core)) < _SHORTEST:
        return False
    return any(word not in _GENERIC and not word.isdigit() for word in core)
