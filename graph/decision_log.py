"""Who decided what: every decision that was ever taken, those that were undone included."""

import base64
import json
from datetime import datetime

from graph.errors import InvalidParameter
from graph.review import Page
from graph.store import Reader, Row


def decision_log(store: Reader, limit: int = 20, cursor: str | None = None) -> Page:
    """Decisions, the newest first: id, at, actor, action, reason, undone, claims, things.

    `undoes` is the decision that an undo is about, `correction` the claim that a correction made. Raises
    `InvalidParameter` for a cursor that this function did not give.
    """
    before, after = _position(cursor)
    rows = store.read("review/log", before=before, after=after, limit=limit + 1)
    shown = tuple(_row(row) for row in rows[:limit])
    return Page(shown, _cursor(shown[-1]) if len(rows) > limit else None)


def _row(row: Row) -> Row:
    decision = dict(row["decision"])
    payload = json.loads(decision.pop("payload", None) or "{}")
    return {
        **decision,
        "reason": decision.get("reason"),
        "undone": bool(decision.get("undone")),
        "claims": row["claims"],
        "things": row["things"],
        "undoes": payload.get("decision"),
        "correction": payload.get("correction"),
    }


def _position(cursor: str | None) -> tuple[datetime | None, str]:
    if cursor is None:
        return None, ""
    try:
        at, after = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return datetime.fromisoformat(at), str(after)
    except (ValueError, TypeError) as error:
        raise InvalidParameter("cursor", "take it from the answer before, unchanged") from error


def _cursor(row: Row) -> str:
    position = json.dumps([row["at"].isoformat(), row["id"]])
    return base64.urlsafe_b64encode(position.encode()).decode()
