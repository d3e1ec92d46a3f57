"""The addresses of the review desk, `/view/review/…`. A form is sent to the address of its page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from api.cli.review_words import JUDGEMENTS, gist, payload, plain
from api.http.shapes import Identifier
from api.pages.desk import signing
from api.pages.desk.claims import address, decide, review_of, version
from api.pages.desk.correcting import correctable
from api.pages.desk.guarding import DESK, Deciding, DeskPage, Form, Seat, Seated
from api.pages.desk.marking import pieces
from api.pages.desk.pairs import PAIRS, judge, pairs_after
from api.pages.desk.undoing import last_decision, undo_last
from api.pages.rendering import page
from graph.decision_log import decision_log, pace, seconds_taken
from graph.model.vocabulary import Review
from graph.publication import cut
from graph.review import beside, counts, in_context, suggested, suggestion, suggestions, waiting
from graph.store import Row

router = APIRouter(route_class=DeskPage, include_in_schema=False, tags=["pages"])
router.include_router(signing.router)

Cursor = Annotated[str | None, Query(max_length=1000)]
_LISTED = 20
_WAITING = (Review.UNREVIEWED, Review.DISPUTED)


@router.get(DESK)
def queue(seat: Seated, cursor: Cursor = None) -> Response:
    """What waits: disputed claims first, then the surest readings, with counts."""
    store = seat.service.store
    found = waiting(store, _LISTED, cursor or None)
    rows = [
        {**row, "gist": _gist(row["claim"]), "quotes": [plain(cut(one)) for one in row["quotes"]]}
        for row in found.rows
    ]
    return _page("desk_queue", seat, "What waits for a person", {
        "rows": rows, "next": found.cursor, "counts": counts(store), "pairs": suggested(store),
        "first": cursor is None, "pace": pace(store, seat.reviewer, _midnight(seat.now)),
    })  # fmt: skip


@router.get(f"{DESK}/claims/{{id}}")
def claim(id: Identifier, seat: Seated) -> Response:
    """One claim in its paragraph, with what was read, who decided, and the forms to decide."""
    store = seat.service.store
    found = in_context(store, id)
    review = review_of(found)
    before, after = beside(store, found.claim, review)
    note = seat.service.sessions.take(seat.session)
    typed = note.typed if note and note.about == id else {}
    return _page("desk_claim", seat, f"A claim to review: {found.claim['kind']}", {
        "it": found, "review": review, "waits": review in _WAITING and not found.claim.get("supersededBy"),
        "passages": [pieces(one, found.names) for one in found.passages], "read": list(payload(found.claim)),
        "judgements": JUDGEMENTS, "before": before and address(before), "after": after and address(after),
        "version": version(found), "shown": typed.get("shown") or seat.now.isoformat(), "typed": typed,
        "fields": correctable(found, typed), "seconds": seconds_taken,
    }, note=note)  # fmt: skip


@router.post(f"{DESK}/claims/{{id}}")
def decided(id: Identifier, seat: Deciding, form: Form) -> Response:
    """Accept, reject or correct the claim, then show the next."""
    return RedirectResponse(decide(seat, id, form), 303)


@router.get(PAIRS)
def pair(seat: Seated, after: Cursor = None) -> Response:
    """Two things that may be one, with the words that speak of each."""
    store = seat.service.store
    rows = suggestions(store, 1, after or None).rows
    found = suggestion(store, rows[0]["key"]) if rows else None
    return _page("desk_pairs", seat, "Are these two one?", {
        "pair": found, "after": after or "", "next": pairs_after(found["key"]) if found else None,
        "count": suggested(store), "shown": seat.now.isoformat(),
    })  # fmt: skip


@router.post(PAIRS)
def judged(seat: Deciding, form: Form) -> Response:
    """Say that the two are one or two, then show the next pair."""
    return RedirectResponse(judge(seat, form), 303)


@router.post(f"{DESK}/undo")
def undone(seat: Deciding, form: Form) -> Response:
    """Undo the reviewer's own last decision and show what it was about."""
    return RedirectResponse(undo_last(seat, form), 303)


@router.get(f"{DESK}/undo")
def not_undone() -> Response:
    """Nothing is done by an address alone."""
    return RedirectResponse(DESK, 303)


@router.get(f"{DESK}/log")
def log(seat: Seated, cursor: Cursor = None) -> Response:
    """Who decided what, when and how fast, the newest first."""
    found = decision_log(seat.service.store, 50, cursor or None)
    return _page("desk_log", seat, "Who decided what", {"rows": found.rows, "next": found.cursor})


def _page(name: str, seat: Seat, title: str, values: Mapping[str, Any], note: Any = None) -> Response:
    told = note or seat.service.sessions.take(seat.session)
    mine = {"seat": seat, "note": told, "last": last_decision(seat), "form_token": seat.session.form_token}
    return page(name, {**mine, "title": title, "desk": DESK, "clean": plain, **values})


def _gist(claim: Row) -> list[str]:
    return [str(claim["kind"]), *gist(claim)]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
