"""Who decided what: every decision that was ever taken, those that were undone included."""

import base64
import json
from datetime import datetime

from graph.errors import InvalidParameter
from graph.review import Page
from graph.store import Reader, Row


def decision_log(store: Reader, limit: int = 20, cursor: str | None = None) -> Page:
    """Decisions, the newest first: id, at, actor, action, reason, seconds, undone, claims, things.

    `seconds` passed between showing and deciding, None where nobody measured. `undoes` is the decision that
    an undo is about, `correction` the claim that a correction made. Raises `InvalidParameter` for a cursor
    that this function did not give.
    """
    before, after = _position(cursor)
    rows = store.read("review/log", before=before, after=after, limit=limit + 1)
    shown = tuple(_row(row) for row in rows[:limit])
    return Page(shown, _cursor(shown[-1]) if len(rows) > limit else None)


def seconds_taken(decision: Row) -> float | None:
    """How long a person looked before this decision; None where nobody measured."""
    shown = decision.get("shownAt")
    return (decision["at"] - shown).total_seconds() if shown else None


def last_of(store: Reader, actor: str, key: str) -> Row | None:
    """The latest decision in force that this person took with this API key, undoings excepted: id, action,
    at, payload, claims {id, kind, names}, things; None where there is none.
    """
    rows = store.read("review/last_of", actor=actor, keyName=key)
    return rows[0] if rows else None


def pace(store: Reader, actor: str, since: datetime) -> Row:
    """How many decisions this person took since then, and the median of seconds that one took:
    {decisions, seconds}; `seconds` is None where nothing was measured.
    """
    return store.read("review/pace", actor=actor, since=since)[0]


def _row(row: Row) -> Row:
    decision = dict(row["decision"])
    payload = json.loads(decision.pop("payload", None) or "{}")
    return {
        **decision,
        "reason": decision.get("reason"),
        "seconds": seconds_taken(decision),
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
