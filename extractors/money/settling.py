"""Which currency a shared name stands for: the country that the text is about settles it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from extractors.money.currencies import CENTS, CODES
from extractors.money.words import NEEDS_COUNTRY, SHARED
from extractors.money.written import Written

_DECLARED = re.compile(
    r"\b(?i:figures|amounts|prices|values|sums|dollars|money)\b[^.\n]{0,40}?\b(?:in|are)\s+(?P<code>[A-Z]{3})\b"
)
_FORMS = re.compile(
    r"(?<=[a-zæøåäöé]) (?:(?P<NO>ASA?)|(?P<SE>AB)|(?P<DK>A/S|ApS|I/S|P/S)|(?P<IS>e?hf\.))(?![\w/])"
)
"""Forms of companies behind a name."""


def pointers_in(text: str) -> Counter[str]:
    """How often towns, institutions, taxes and forms of companies point to each country."""
    pattern, countries = _pointers()
    found: Counter[str] = Counter()
    for match in pattern.finditer(text):
        # A form belongs to a firm of the country; a town may be named in passing.
        found[countries[match.group()]] += (
            2 if match.group().endswith(("Ltd", "Ltd.", "Limited", "C.V.")) else 1
        )
    found.update(match.lastgroup for match in _FORMS.finditer(text) if match.lastgroup)
    return found


@cache
def _pointers() -> tuple[re.Pattern[str], Mapping[str, str]]:
    lines = (resources.files("extractors.money") / "pointers.txt").read_text("utf-8").splitlines()
    countries: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            code, _, words = line.partition(":")
            countries |= {word.strip(): code for word in words.split(", ")}
    by_initial: dict[str, list[str]] = {}
    for word in sorted(countries, key=lambda word: (-len(word), word)):
        by_initial.setdefault(word[0], []).append(re.escape(word[1:]))
    # Alternatives of one initial stand together: `re` tries them one by one at every character of the text.
    choices = "|".join(rf"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_initial.items())
    initials = re.escape("".join(by_initial))
    return re.compile(rf"(?<![\w-])(?=[{initials}])(?:{choices})(?!\w)"), countries


def declared(text: str) -> str | None:
    """The currency of "All figures in SGD"; None where the text declares none or several."""
    codes = {match["code"] for match in _DECLARED.finditer(text)} & CODES
    return codes.pop() if len(codes) == 1 else None


class Settling:
    """Makes codes of the shared names of one document's amounts."""

    def __init__(
        self, written: Sequence[Written], countries: Counter[str], stated: str | None = None
    ) -> None:
        """`countries` counts what points to each country; `stated` is the currency that the text declares."""
        self._countries = countries
        self._stated = stated
        self._sure = Counter(one.money for one in written if one.money in CODES)
        self._shared = Counter(one.money for one in written if one.money in SHARED)

    def currency(self, money: str) -> str | None:
        """The code of a currency; None where nothing says whose money it is.

        "$" stays American unless another dollar country leads. `money` is not empty.
        """
        if money.startswith("?"):
            code = money[1:]
            return code if self._countries[code[:2]] or self._sure[code] else None
        if money == "cents":
            return self._with_cents()
        if money not in SHARED:
            return money
        return self._of_shared(money)

    def only_currency(self) -> str | None:
        """The currency of all the document's amounts; None where they are of several or of none."""
        codes = {self.currency(money) for money in [*self._sure, *self._shared]} - {None}
        return codes.pop() if len(codes) == 1 else None

    def weighs_pounds(self) -> bool:
        """Whether few pounds are rather a weight: the text is of North America, of no country of pounds."""
        pounds = any(self._countries[country] or self._sure[code] for country, code in SHARED["pounds"])
        return not pounds and bool(self._countries["US"] or self._countries["CA"])

    def _of_shared(self, money: str) -> str | None:
        options = SHARED[money]
        usual = options[0][1]
        codes = [currency for _, currency in options]
        if self._stated in codes:
            return self._stated
        counts: Counter[str] = Counter()
        for country, currency in options:
            counts[currency] += self._countries[country]
            counts[currency] += 0 if money == "$" else self._sure[currency]
        counts += Counter()
        if not counts:
            return None if money in NEEDS_COUNTRY else usual
        most = max(counts.values())
        leading = [currency for currency in codes if counts[currency] == most]
        if money == "$":
            explicit = set(self._sure) & set(codes)
            if len(explicit) == 1 and leading[0] in explicit:
                return leading[0]
        return usual if usual in leading else leading[0]

    def _with_cents(self) -> str | None:
        """Cents are of the most frequent money that has them, else of the dollars that the text points to."""
        found: Counter[str] = Counter()
        for money, count in (self._sure + self._shared).items():
            currency = self.currency(money)
            if currency in CENTS:
                found[currency] += count
        return found.most_common(1)[0][0] if found else self._of_shared("$")
