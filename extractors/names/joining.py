"""Which written forms of a document name one organisation: acronyms, short forms, turned-round names of
ministries.
"""

import re
from collections.abc import Iterable, Iterator

from extractors.names.body_words import DEPARTMENT_HEADS, TAILS, TOPICS
from extractors.names.places import adjectives, places
from extractors.names.words import COMPANY_TAILS, CONNECTORS, LEGAL_FORMS, NOT_NAMES, WEAK_COMPANY_TAILS
from graph.model.vocabulary import OrganisationKind

_SMALL = CONNECTORS | {"in", "on", "to", "against", "by"}
_SHORTENED = frozenset(
    [
        "service",
        "department",
        "force",
        "board",
        "authority",
        "trust",
        "foundation",
        "nhs",
        "executive",
        "agency",
        "limited",
        "ltd",
        "plc",
        "inc",
        "corp",
        "group",
        "office",
    ]
)
_COUNTRIES = frozenset({"uk", "u.k.", "us", "u.s.", "usa", "uk’s"})
_GENERIC = frozenset(
    [
        "national",
        "royal",
        "general",
        "american",
        "british",
        "new",
        "united",
        "first",
        "city",
        "state",
        "federal",
        "public",
        "central",
        "global",
        "royal",
        "great",
        "south",
        "north",
        "east",
        "west",
        "world",
        "international",
        "european",
        "african",
        "asian",
        "social",
        "human",
        "big",
        "high",
        "data",
        "blue",
        "green",
        "red",
        "black",
        "white",
        "free",
        "open",
        "sea",
        "air",
        "land",
        "home",
        "best",
        "good",
        "real",
    ]
)
_LOCAL_WORDS = frozenset(
    [
        "borough",
        "district",
        "county",
        "city",
        "town",
        "council",
        "metropolitan",
        "council's",
        "regional",
        "parish",
        "municipal",
        "government",
        "state",
    ]
)


def words_of(form: str) -> list[str]:
    """The words of a form; a hyphened word is one."""
    return re.findall(r"[^\s,()]+", form)


def plain(form: str) -> str:
    """A form for comparison: no case, no dots, no legal form, no country before it."""
    words = [word.lower().replace(".", "").replace("’", "'") for word in words_of(form)]
    while len(words) > 1 and words[-1] in LEGAL_FORMS and words[-1] not in ("company",):
        words.pop()
    return " ".join("and" if word == "&" else word for word in words)


def without_country(form: str) -> str | None:
    """As in "UK Ministry of Defence" → "Ministry of Defence"; None where no country stands before the
    name.
    """
    words = words_of(form)
    for size in (2, 1):
        head = " ".join(words[:size])
        if len(words) > size and (head in places() or head in adjectives() or head.lower() in _COUNTRIES):
            return " ".join(words[size:])
    return None


def acronyms(form: str) -> set[str]:
    """The acronyms that people make of a name: "MoD" and "MOD" of "Ministry of Defence"; three letters
    and more.
    """
    words = [word for part in words_of(form) for word in part.split("-") if word and word[0].isalpha()]
    content = [
        word
        for word in words
        if word.lower() not in _SMALL and word.lower().rstrip(".") not in ("ltd", "inc")
    ]
    if len(content) < 2:
        return set()
    short = "".join(word[0].upper() for word in content)
    mixed = "".join(word[0] for word in words if word.lower() != "the")
    full = "".join(word[0].upper() for word in words if word.lower() != "the")
    plurals = set()
    if content[-1].endswith("s") and len(content) > 3:
        plurals = {f"{short}s", f"{short[1:]}s", short[1:]}  # "Auckland District Health Boards": the DHBs
    return (
        plurals
        | {each for each in (short, mixed, full) if len(each) >= 3 or (len(each) == 2 and "&" in form)}
        | ({"&".join(word[0] for word in content)} if "&" in form and len(content) == 2 else set())
    )


def fits_in_brackets(form: str, short: str) -> bool:
    """Whether `short`, in brackets behind the name `form`, can be a short form of it."""
    if not 2 <= len(short) <= 14 or not short[0].isalnum():
        return False
    if form.lower().startswith(short.lower()):
        return True
    letters = [char.lower() for char in short if char.isalnum()]
    if sum(char.isupper() for char in short) < 2:
        return False
    initials = {word[0].lower() for word in words_of(form) if word}
    if letters[0] not in initials:
        return False
    rest = iter(form.lower())
    hits = sum(letter in rest for letter in letters)
    return hits >= len(letters) - 1


def ministry_key(form: str) -> tuple[str, frozenset[str]] | None:
    """Equal for "Department of Defense", "Defense Department" and "defence ministry" apart from the
    head word.
    """
    words = [word.lower().rstrip(".,") for word in words_of(form)]
    heads = [word for word in words if word in DEPARTMENT_HEADS]
    if len(heads) != 1:
        return None
    head = "ministry" if heads[0] == "ministry" else "department"
    topics = frozenset({"defence" if word == "defense" else word for word in words if word in TOPICS})
    return (head, topics) if topics else None


def short_forms(form: str, kind: OrganisationKind) -> Iterator[str]:
    """The beginnings of a name that may stand for all of it: "Clearview" of "Clearview AI"."""
    words = words_of(form)
    for size in range(len(words) - 1, 0, -1):
        head, rest = words[:size], [word.lower().strip(".,") for word in words[size:]]
        if head[-1].lower() in _SMALL or head[-1] in (",", "&") or rest[0] in ("&", "and"):
            continue
        if kind is OrganisationKind.PUBLIC_BODY and not set(rest) <= _SHORTENED | _LOCAL_WORDS:
            continue
        if size == 1 and not _is_distinctive(head[0]):
            continue
        if all(word in _COUNTRIES or word.title() in places() for word in rest):
            continue  # a national section is an organisation of its own
        yield " ".join(head).rstrip(",")


def is_local_short_form(form: str, short: str) -> bool:
    """Whether the short form is only the place ("Wexcombe" of "Wexcombe Borough Council")."""
    rest = form[len(short) :].lower().split()
    return bool(rest) and set(rest) <= _LOCAL_WORDS and (not set(short.lower().split()) & TAILS.keys())


def only_legal_rest(form: str, short: str) -> bool:
    """Whether the name adds nothing to its short form but what firms are called."""
    rest = [word.lower().strip(".,") for word in words_of(form[len(short) :])]
    return all(word in LEGAL_FORMS | COMPANY_TAILS | WEAK_COMPANY_TAILS - {"uk", "usa"} for word in rest)


def _is_distinctive(word: str) -> bool:
    lower = word.lower()
    if len(word) < 3 and not word.isupper():
        return False
    return not (
        word in places() or word in adjectives() or lower in NOT_NAMES | TOPICS | _GENERIC | TAILS.keys()
        or lower in COMPANY_TAILS | DEPARTMENT_HEADS | _SMALL
    )  # fmt: skip


class Joined:
    """Sets of forms that name one organisation (union-find)."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._parent = {form: form for form in forms}

    def add(self, form: str) -> None:
        """Know the form too, as a set of its own where it is new."""
        self._parent.setdefault(form, form)

    def find(self, form: str) -> str:
        """The form that stands for the set of this one."""
        while self._parent[form] != form:
            self._parent[form] = self._parent[self._parent[form]]
            form = self._parent[form]
        return form

    def join(self, one: str, other: str) -> None:
        """Make the sets of the two forms one; the first of the alphabet stands for it."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first
