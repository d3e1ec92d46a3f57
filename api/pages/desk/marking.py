"""A paragraph in pieces, so that a page can mark what a claim rests on in colour and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from api.cli.review_words import plain, roles_in
from graph.review import Passage
from graph.store import Row


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the paragraph. `quoted` where the claim rests on them, `role` where they are a name.

    `opens` and `closes` say that a quote begins before and ends after this piece.
    """

    text: str
    quoted: bool
    role: str | None
    opens: bool
    closes: bool


def pieces(passage: Passage, names: Iterable[Row]) -> list[Piece]:
    """The whole paragraph in order; characters that would turn or hide text are replaced, one for one."""
    text = plain(passage.text)
    roles = roles_in(passage, names)
    starts = {start: role for (start, _), role in roles.items()}
    places = {place for span in (*passage.spans, *roles) for place in span}
    cuts = sorted({0, len(text)} | {place for place in places if 0 <= place <= len(text)})
    opening = {start for start, _ in passage.spans}
    closing = {end for _, end in passage.spans}
    found = []
    for start, end in pairwise(cuts):
        quoted = any(left <= start < right for left, right in passage.spans)
        named = next((left for left, right in roles if left <= start < right), None)
        # A name that a border of the quote cuts in two is named once.
        role = starts[named] if named == start else "" if named is not None else None
        found.append(Piece(text[start:end], quoted, role, start in opening, end in closing))
    return found
