"""The text of a record: its facts in plain words, one a line, so that claims can quote them exactly.

Registers print telephone numbers, e-mail addresses and names of officials. Importers hand in only what a
claim uses, and an e-mail address or a telephone number within a title or name is left out here.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from extractors.parse.decoding import storable
from graph.model.claims import Document, Mention, Span
from graph.model.vocabulary import OrganisationKind

_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?i)(?:\b(?:tel|telephone|phone|mobile|mob)\b\.?:?\s*)\+?[\d ()-]{7,}\d")
_LONGEST = 300  # letters of one value; longer ones are cut, exits quote no more


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. `value` is what stands after the label."""

    start: int
    text: str
    value: str

    @property
    def span(self) -> Span:
        """The line as evidence."""
        return Span(self.start, self.start + len(self.text), self.text)

    def mention(
        self,
        name: str | None = None,
        *,
        kind: OrganisationKind = OrganisationKind.UNKNOWN,
        key: str | None = None,
        country: str | None = None,
        identifiers: tuple[str, ...] = (),
    ) -> Mention:
        """The name that the value begins with, or that stands in it. Raises ValueError when it does not."""
        name = tidy(name) if name else self.value
        offset = len(self.text) - len(self.value)
        at = self.start + self.text.index(name, offset)
        return Mention(at, at + len(name), name, kind=kind, key=key, country=country, identifiers=identifiers)


class Sheet:
    """A text that is written line by line; every `Line` keeps its place."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def line(self, label: str, value: object, *more: object) -> Line:
        """Write “label: value (more)”; the parts in brackets that are None or empty are left out."""
        shown = tidy(str(value))
        extra = ", ".join(tidy(str(part)) for part in more if part not in (None, ""))
        text = f"{label}: {shown}" + (f" ({extra})" if extra else "")
        written = Line(self._length, text, text[len(label) + 2 :])
        self._lines.append(text)
        self._length += len(text) + 1
        return written

    @property
    def text(self) -> str:
        """All lines written so far."""
        return "".join(f"{line}\n" for line in self._lines)

    @property
    def document_id(self) -> str:
        """SHA-256 of the text: the same record twice is one document."""
        return sha256(self.text.encode("utf-8", "replace")).hexdigest()

    def document(self, **known: object) -> Document:
        """The document, with what is known of it."""
        return Document(id=self.document_id, text=self.text, **known)  # type: ignore[arg-type]


def tidy(value: str) -> str:
    """A value on one line, without what a database cannot hold, an e-mail address or a telephone number."""
    line = " ".join(storable(value).split())
    if "@" in line:
        line = _E_MAIL.sub("[e-mail address left out]", line)
    line = _TELEPHONE.sub("[telephone number left out]", line)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
