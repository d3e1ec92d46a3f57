"""Cursors: where a page ended, in a form that callers hand back and do not read.

A cursor holds the offset and the key of the last row shown. The next page begins by reading that row again:
when another stands in its place the graph has changed in between, and saying so is better than a list with
a gap.
"""

import base64
import binascii
import json
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model.claims import content_id


@dataclass(frozen=True, slots=True)
class Place:
    """The end of a page: how many rows came before, and the key of the last one."""

    offset: int
    last: str


def encode_cursor(place: Place, *, asked: str) -> str:
    """The cursor of the page after `place`; `asked` is the fingerprint of the question and its parameters."""
    text = json.dumps([place.offset, place.last, asked], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *, asked: str) -> Place:
    """The place that a cursor stands for. Raises `InvalidParameter` for a broken or foreign one."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        content = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        offset, last, whose = content
    except (binascii.Error, ValueError, TypeError):
        raise InvalidParameter("cursor", "is broken: hand back the one that the page before gave") from None
    if not isinstance(offset, int) or isinstance(offset, bool) or offset < 1 or not isinstance(last, str):
        raise InvalidParameter("cursor", "is broken: hand back the one that the page before gave")
    if whose != asked:
        raise InvalidParameter(
            "cursor", "belongs to another question or other parameters: start again without it"
        )
    return Place(offset, last)


def fingerprint(question: str, parameters: dict[str, object]) -> str:
    """What a cursor is bound to: the question and everything asked, paging left out."""
    asked = {name: value for name, value in parameters.items() if name not in ("cursor", "limit")}
    return content_id(question, asked)[:12]
