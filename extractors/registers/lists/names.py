"""Names as lists print them: with footnote marks, other names in brackets, and “Mr” before persons."""

import re
from dataclasses import dataclass

from graph.resolution.names import normalise, words

# “EXAMPLE LTD*345” and “EXAMPLE LTD [12]”: the number of a footnote.
_FOOTNOTE = re.compile(r"\s*(?:\*+\s*\d{0,4}|\[\d{1,3}\]|[†‡]|[¹²³⁰-⁹]+)\s*$")
_OTHER = (
    r"(?:a\.?\s?k\.?\s?a\.?|f\.?\s?k\.?\s?a\.?|d\.?\s?/?\s?b\.?\s?/?\s?a\.?"
    r"|also known as|formerly(?: known as)?|trading as)"
)
_BRACKETED = re.compile(rf"\(\s*{_OTHER}[:\s,]+([^()]*(?:\([^()]*\)[^()]*)*)\)", re.IGNORECASE)
_TRAILING = re.compile(rf"[,;\s]+(?<![\w]){_OTHER}[:\s,]+(?=\S)(.+)$", re.IGNORECASE)
_PARTED = re.compile(rf"\s*(?:;|,?\s+{_OTHER}[:\s,]+)\s*", re.IGNORECASE)
_PERSON = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|sr|sra|dhr|mme|eng|engr|ing)\.?", re.IGNORECASE)
_PERSON_BEFORE = re.compile(r"(?:mr|mrs|ms|miss|mx)\b\.?\s+\S", re.IGNORECASE)
_PERSON_KIND = re.compile(r"\W*(?:individual|person|natural person|i|p)s?\W*", re.IGNORECASE)


_LONGEST = 1000  # letters of a cell; no name is longer


@dataclass(frozen=True, slots=True)
class Printed:
    """The name of an entry, and the names that it gives beside it."""

    name: str
    others: tuple[str, ...] = ()


def printed(text: str) -> Printed:
    """The name of an entry without footnote marks; other names apart."""
    others: list[str] = []
    name = _bare(text[:_LONGEST])
    for found in _BRACKETED.finditer(name):
        others += _PARTED.split(found[1])
    name = _bare(_BRACKETED.sub(" ", name))
    trailing = _TRAILING.search(name)
    if trailing and trailing.start() > 0:
        others += _PARTED.split(trailing[1])
        name = _bare(name[: trailing.start()])
    kept = dict.fromkeys(one for other in others if (one := _bare(other)) and one != name)
    return Printed(name, tuple(kept))


def is_person(name: str, form_of_address: str | None = None, kind: str | None = None) -> bool:
    """Whether an entry is a person, by the form of address or by what the list says. “M/S” is a firm."""
    return bool(
        (_PERSON_BEFORE.match(name) and not _has_legal_form(name))
        or (form_of_address and _PERSON.fullmatch(form_of_address.strip()))
        or (kind and _PERSON_KIND.fullmatch(kind))
    )


def _has_legal_form(name: str) -> bool:
    """“Mr Price Group Ltd” is a company."""
    return len(normalise(name).split()) < len(words(name))


def _bare(text: str) -> str:
    line = " ".join(text.split())
    while (bare := _FOOTNOTE.sub("", line)) != line:
        line = bare
    return line.strip(" ,;")
