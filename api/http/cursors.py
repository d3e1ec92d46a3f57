"""Cursors over lists in order of time: moment and id of the last row, for callers to hand back."""

import base64
import json
from datetime import datetime

from graph.errors import InvalidParameter


def pack(at: datetime, identifier: str, kind: str) -> str:
    """The cursor after the row of this moment and id; `kind` names the list that it belongs to."""
    text = json.dumps([kind, at.isoformat(), identifier], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpack(cursor: str, kind: str) -> tuple[datetime, str]:
    """Where a list goes on. Raises `InvalidParameter` for a cursor that this list did not give."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        whose, moment, identifier = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        at = datetime.fromisoformat(moment)
        if whose != kind or at.tzinfo is None or not isinstance(identifier, str):
            raise ValueError(whose)
    except (ValueError, TypeError, RecursionError):
        raise InvalidParameter("cursor", "is broken: hand back the one that the page before gave") from None
    return at, identifier
