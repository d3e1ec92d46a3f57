"""What waits for a person, and everything that this person must see to decide."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import InvalidParameter, NotFound
from graph.model.vocabulary import Review
from graph.store import Reader, Row

_AROUND = 700  # characters shown on each side of a quote where no paragraph ends sooner
_STAGES = (Review.DISPUTED, Review.UNREVIEWED)
_SUREST = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows and the cursor of the next page, None on the last one."""

    rows: tuple[Row, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the document. `spans` count from the start of `text`, which stands at `start` of the
    document.
    """

    start: int
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class InContext:
    """A claim as a reviewer must see it: the words around its quotes, what was read, and what is said about
    it.

    `names`, `replies`, `answers` and `decisions` are rows of `cypher/review/context.cypher`.
    """

    claim: Row
    document: Row
    passages: tuple[Passage, ...]
    names: tuple[Row, ...]
    replies: tuple[Row, ...]
    answers: tuple[Row, ...]
    about: Row | None
    decisions: tuple[Row, ...]


def waiting(store: Reader, limit: int = 20, cursor: str | None = None) -> Page:
    """Claims that wait for a decision: disputed ones first, then the surest readings.

    Raises `InvalidParameter` for a cursor that this function did not give.
    """
    stage, confidence, after = _position(cursor)
    rows: list[Row] = []
    for review in _STAGES[stage:]:
        found = store.read(
            "review/waiting",
            review=str(review),
            confidence=confidence,
            after=after,
            limit=limit + 1 - len(rows),
        )
        rows += found
        if len(rows) > limit:
            break
        confidence, after = _SUREST, ""
    shown = rows[:limit]
    return Page(tuple(shown), _next(shown[-1]) if len(rows) > limit else None)


def beside(store: Reader, claim: Row, review: Review) -> tuple[str | None, str | None]:
    """The claims that wait before and after this one in the queue, by their ids; None at its ends.

    `review` is how the claim was shown, so that one that was decided meanwhile keeps its place.
    """
    stage = review if review in _STAGES else Review.UNREVIEWED
    after = waiting(store, 1, _next({"claim": {**claim, "review": stage}})).rows
    confidence, before = claim["confidence"], claim["id"]
    for each in reversed(_STAGES[: _STAGES.index(stage) + 1]):
        rows = store.read("review/waiting_before", review=str(each), confidence=confidence, before=before)
        if rows:
            return rows[0]["id"], after[0]["claim"]["id"] if after else None
        confidence, before = -1.0, ""
    return None, after[0]["claim"]["id"] if after else None


def _position(cursor: str | None) -> tuple[int, float, str]:
    if cursor is None:
        return 0, _SUREST, ""
    try:
        stage, confidence, after = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return _STAGES.index(Review(stage)), float(confidence), str(after)
    except (ValueError, TypeError) as error:
        raise InvalidParameter("cursor", "take it from the answer before, unchanged") from error


def _next(row: Row) -> str:
    claim = row["claim"]
    position = json.dumps([claim["review"], claim["confidence"], claim["id"]])
    return base64.urlsafe_b64encode(position.encode()).decode()


def suggestions(store: Reader, limit: int = 20, cursor: str | None = None) -> Page:
    """Pairs of organisations, contracts or matters that may be one, to merge or to keep apart."""
    rows = store.read("review/suggestions", after=cursor or "", limit=limit + 1)
    return Page(tuple(rows[:limit]), rows[limit - 1]["key"] if len(rows) > limit else None)


def suggestion(store: Reader, key: str) -> Row | None:
    """A pair of `suggestions` by its key, with up to three quotes and the numbers of each side: key, kind,
    why, left, right, words, numbers; None where it is suggested no more.
    """
    rows = store.read("review/suggestion", key=key)
    return rows[0] if rows else None


def suggested(store: Reader) -> int:
    """How many pairs may be one."""
    return int(store.read("review/suggestion_count")[0]["pairs"])


def counts(store: Reader) -> dict[str, int]:
    """How many claims stand in each state of review."""
    return {row["review"]: row["claims"] for row in store.read("review/waiting_counts")}


def in_context(store: Reader, claim_id: str) -> InContext:
    """The claim with the paragraphs around its quotes. Raises `NotFound`."""
    rows = store.read("review/context", id=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    row = rows[0]
    spans = [(span["start"], span["end"]) for span in row["spans"]]
    return InContext(
        claim=row["claim"],
        document=row["document"],
        passages=passages(row["text"], spans),
        names=tuple(row["names"]),
        replies=tuple(row["replies"]),
        answers=tuple(row["answers"]),
        about=row["about"],
        decisions=tuple(row["decisions"]),
    )


def passages(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """The paragraphs that hold these spans, in order of the text, those that meet joined."""
    found: list[tuple[int, int, list[tuple[int, int]]]] = []
    for start, end in sorted(spans):
        left, right = _paragraph(text, start, end)
        if found and left <= found[-1][1]:
            former, until, inside = found[-1]
            found[-1] = (former, max(until, right), [*inside, (start, end)])
        else:
            found.append((left, right, [(start, end)]))
    return tuple(
        Passage(left, text[left:right], tuple((start - left, end - left) for start, end in inside))
        for left, right, inside in found
    )


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind("\n", 0, start) + 1, start - _AROUND, 0)
    right = text.find("\n", end)
    right = min(len(text) if right < 0 else right, end + _AROUND)
    if left == start - _AROUND and left > 0:
        left = text.find(" ", left, start) + 1 or left
    if right == end + _AROUND and right < len(text):
        cut = text.rfind(" ", end, right)
        right = cut if cut > end else right
    return left, right
