"""Which documents are one and the same text, so that ten copies of one report are counted once.

Two texts are one family when most of their word runs are the same (resemblance) or when most of the shorter
one stands in the longer one (containment; Broder 1997). To find pairs without comparing all with all, each
text has keys: of every window of runs the one with the smallest hash (winnowing; Schleimer, Wilkerson and
Aiken 2003). Two texts that share `_GUARANTEED` words in a row share a key for certain, so a press statement
inside a longer article is found as well, which keys over whole texts (MinHash bands) would miss. A shared key
only proposes a pair; `are_copies` decides it.

Everything here is symmetric and looks at two texts alone, so families (connected pairs) do not depend on the
order of loading. Cost is linear in the words of a text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

_RUN = 5  # words
_WINDOW = 36  # runs
_GUARANTEED = _RUN + _WINDOW - 1  # 40 words in a row
_FEWEST_SHARED = 30  # runs; a quoted sentence or a boilerplate line has fewer
_RESEMBLANCE = 0.4
_CONTAINMENT = 0.5
_CONTAINMENT_SAME_WIRE = 0.3  # both credit the same agency: a cut and rewritten copy of its text

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_NOT_LATIN = re.compile(r"[^\x00-\u02ff]+")  # no letter before U+0300 is a combining one
_APOSTROPHES = re.compile("['’‘`´]")

_AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters foundation": "Thomson Reuters Foundation",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "pa news agency": "PA Media",
    "upi": "United Press International",
    "dpa": "dpa",
    "ansa": "ANSA",
    "efe": "EFE",
    "aap": "Australian Associated Press",
    "australian associated press": "Australian Associated Press",
    "the canadian press": "The Canadian Press",
    "canadian press": "The Canadian Press",
    "kyodo": "Kyodo",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India",
    "ians": "IANS",
}
_AGENCY = "(?P<agency>" + "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True)) + ")"
# Each form stands where an agency is credited for a text; "(Picture: Reuters)" and "told Reuters" are not.
_CREDITS = tuple(
    re.compile(pattern, re.I | re.M)
    for pattern in (
        # LONDON, May 28 (Reuters) -
        rf"^[^\n()]{{2,60}}\s\({_AGENCY}\)\s*[-–—:]",
        # By Jane Doe, PA Media
        rf"^\s*(?:by\s+)[^\n,|]{{2,60}}(?:,|\||\s[-–—]|\bof)\s*(?:the\s+)?{_AGENCY}[^\S\n]*$",
        # By The Associated Press
        rf"^\s*(?:by|from|via|source:)\s+(?:the\s+)?{_AGENCY}(?:\s+(?:reporters?|staff))?[^\S\n]*$",
        # a line of its own: (Reuters), © AFP
        rf"^\s*[(\[–—-]*\s*(?:©|\(c\)|copyright)?\s*(?:\d{{4}}\s+)?{_AGENCY}\s*[)\]]?\.?[^\S\n]*$",
        # at the very end: … said. – AFP
        rf"[.!?][’”\"']?\s*[-–—]*\s*\(?{_AGENCY}\)?\.?\s*\Z",
    )
)
_REUTERS_SIGN_OFF = re.compile(r"\(?(?:Reporting|Writing) by [^\n]{3,200}?;?\s+Editing by [^\n]{3,200}", re.M)
_ENDS = 700  # characters at each end of a text in which credits stand


@dataclass(frozen=True, slots=True)
class Comparable:
    """A text with the runs of its words, for one that is compared with many."""

    text: str
    runs: frozenset[tuple[str, ...]]


def comparable(text: str) -> Comparable:
    """What a text is compared by."""
    return Comparable(text, frozenset(_runs(_words(text))))


def signature(text: str) -> tuple[str, ...]:
    """Keys (16 hex digits, sorted, unique) of which texts of one family share at least one; about one per 18
    words.

    Empty for a text without words. Boilerplate of a site gives keys that many texts share, so a key that
    hundreds of documents have says little.
    """
    runs = [_hash(" ".join(run)) for run in _runs(_words(text))]
    if not runs:
        return ()
    keys = {min(runs[at : at + _WINDOW]) for at in range(max(1, len(runs) - _WINDOW + 1))}
    return tuple(f"{key:016x}" for key in sorted(keys))


def same_family(left: str, right: str) -> bool:
    """`are_copies` of two texts."""
    return are_copies(comparable(left), comparable(right))


def are_copies(left: Comparable, right: Comparable) -> bool:
    """Whether two texts are copies of one, or one stands for the most part in the other."""
    one, other = left.runs, right.runs
    if not one or not other:
        return False
    if one == other:
        return True
    shared = len(one & other)
    if shared < _FEWEST_SHARED:
        return False
    contained = shared / min(len(one), len(other))
    if shared / len(one | other) >= _RESEMBLANCE or contained >= _CONTAINMENT:
        return True
    if contained < _CONTAINMENT_SAME_WIRE:
        return False
    credit = wire_credit(left.text)
    return credit is not None and credit == wire_credit(right.text)


def wire_credit(text: str) -> str | None:
    """The agency that a text credits for itself in a dateline, by-line or sign-off; not for its pictures.

    Two texts with the same credit are not yet one: an agency writes many.
    """
    ends = (text[:_ENDS], text[-_ENDS:]) if len(text) > _ENDS else (text,)
    for end in ends:
        for pattern in _CREDITS:
            if match := pattern.search(end):
                return _AGENCIES[match["agency"].lower()]
    return "Reuters" if _REUTERS_SIGN_OFF.search(ends[-1]) else None


def _words(text: str) -> list[str]:
    """Words in lower case without accents and apostrophes, which copies of a text change first."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).lower()
    return _WORD.findall(_NOT_LATIN.sub(_uncombined, plain))


def _uncombined(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.combining(letter))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each run of `_RUN` words, in order; all words where there are fewer."""
    if 0 < len(words) < _RUN:
        return iter([tuple(words)])
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest())
