"""A reviewer takes back the last decision that was taken under this name and with this key."""

import json
from collections.abc import Mapping

from api.http.deciding import record_key
from api.pages.desk.claims import address, sentence
from api.pages.desk.guarding import DESK, Seat
from api.pages.desk.pairs import PAIRS
from graph import decisions
from graph.decision_log import last_of
from graph.decisions import Reviewer
from graph.errors import Conflict, NotFound
from graph.store import Row

_VERBS = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "taken for one",
    "split": "kept apart", "dispute": "disputed", "retract": "retracted",
}  # fmt: skip


def last_decision(seat: Seat) -> Row | None:
    """The last decision of this reviewer in force: `id`, `words` and `at`."""
    row = last_of(seat.service.store, seat.reviewer, seat.who.name)
    if row is None:
        return None
    things = [one.get("name") or one.get("title") for one in row["things"]]
    claims = [one for one in row["claims"] if one["id"] == _claim(row)] or row["claims"][:1]
    subject = " and ".join(filter(None, things))
    if claims and not (things and all(things)):
        subject = f"{claims[0]['kind']} ({', '.join(sorted(set(claims[0]['names'])))})"
    return {"id": row["id"], "at": row["at"], "words": f"{subject}: {_VERBS[row['action']]}"}


def undo_last(seat: Seat, form: Mapping[str, str]) -> str:
    """Undo the decision that the form names if it is still this reviewer's last; answers where to go on."""
    store = seat.service.store
    row = last_of(store, seat.reviewer, seat.who.name)
    try:
        if row is None or row["id"] != form.get("decision"):
            raise Conflict("that is not your last decision any more: look at the log")
        new = decisions.undo(store, row["id"], Reviewer(seat.reviewer, seat.now))
    except (Conflict, NotFound) as error:
        seat.tell(f"Nothing was undone. {sentence(error)}", problem=True)
        return DESK
    record_key(seat.service, new, seat.who.name)
    if row["action"] in ("merge", "split"):
        seat.tell("Undone: the pair waits again.")
        return PAIRS
    seat.tell(f"Undone: this claim was {_VERBS[row['action']]} by you.")
    return address(_claim(row))


def _claim(row: Row) -> str:
    """The claim that was decided on; of a correction the one that was misread."""
    payload = json.loads(row["payload"] or "{}")
    first = row["claims"][0]["id"] if row["claims"] else ""
    return str(payload.get("superseded") or payload.get("claim") or first)
