"""Asks a question: checks what is asked, runs its statement, passes the rows through the gate."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Protocol

from graph.errors import Conflict, InvalidParameter
from graph.publication import Gate, Published, ReviewMode, Shape, publish, withheld_sentence
from graph.questions.answer import Answer, Counts
from graph.questions.catalogue import COMMON, Catalogue, shipped
from graph.questions.counting import EVERYTHING, Memory, counting_statement, counts_of
from graph.questions.names import organisation_id, thing_id
from graph.questions.paging import Place, decode_cursor, encode_cursor, fingerprint
from graph.questions.parameters import typed_values
from graph.questions.question import ColumnType, ParameterType, Question
from graph.store import Reader, Row


class QuestionStore(Reader, Protocol):
    """What asking needs of the store: statements by name, and by text for a user's own questions."""

    def read_text(self, text: str, parameters: Mapping[str, object]) -> list[Row]:
        """All rows of a statement given as text."""
        ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question with everything that was asked, ready to run."""

    question: Question
    values: Mapping[str, object]  # typed; organisations as ids
    statement: str
    parameters: Mapping[str, object]  # as the server takes them
    gate: Gate
    now: datetime
    as_of: date
    known_at: datetime | None
    limit: int
    place: Place | None
    fingerprint: str


def ask(
    store: QuestionStore,
    name: str,
    parameters: Mapping[str, object],
    *,
    gate: Gate,
    catalogue: Catalogue | None = None,
    memory: Memory | None = None,
    now: datetime | None = None,
) -> Answer:
    """One page of the answer to a question.

    `parameters` are text or typed values and may hold `limit`, `cursor` and `review`. `memory` keeps counts
    between calls for as long as the graph does not change. Raises `UnknownQuestion`, `InvalidParameter`,
    `NotAllowed` for `review=all` without the right, and `Conflict` when the list changed under a cursor.
    """
    asked = _prepare(store, name, parameters, gate, catalogue or shipped(), now or datetime.now(UTC))
    version = int(store.read("asking/version")[0]["version"])
    page, more = _page(store, asked)
    published = publish(store, page, shape=_shape(asked.question), gate=asked.gate)
    found = _counts(store, asked, asked.gate.review, version, memory)
    withheld = published.stopped
    if asked.gate.review is ReviewMode.ACCEPTED:
        everything = _counts(store, asked, ReviewMode.ALL, version, memory)
        withheld += max(0, everything.rows - found.rows)
    return Answer(
        question=asked.question,
        parameters=asked.values,
        columns=asked.question.columns,
        rows=tuple(_native(asked.question, row) for row in published.rows),
        found=found.rows,
        withheld=withheld,
        notes=_notes(asked, withheld, published),
        totals=found.totals,
        next_cursor=_next(asked, page) if more else None,
        generated_at=asked.now,
        as_of=asked.as_of,
        known_at=asked.known_at,
        review=asked.gate.review,
        version=version,
    )


def _prepare(
    store: QuestionStore,
    name: str,
    given: Mapping[str, object],
    gate: Gate,
    catalogue: Catalogue,
    now: datetime,
) -> _Asked:
    question = catalogue.question(name)
    declared = (*question.parameters, *COMMON)
    values = typed_values(name, declared, given)
    for parameter in question.parameters:
        value = values[parameter.name]
        if isinstance(value, str) and parameter.type is ParameterType.ORGANISATION:
            values[parameter.name] = organisation_id(store, parameter, value)
        elif isinstance(value, str) and parameter.kind:
            values[parameter.name] = thing_id(store, parameter, value)
    gate = gate.asked(str(values["review"]) if "review" in given else None)
    values["review"] = str(gate.review)
    as_of, known_at = _clocks(values, now)
    past = question.past is not None and any(values.get(clock) for clock in ("as_of", "known_at"))
    mark = fingerprint(name, values)
    cursor = values["cursor"]
    sent = {key: _sent(value) for key, value in values.items() if key not in ("cursor", "review", "limit")}
    if past:
        sent["known_at"] = known_at or now
    return _Asked(
        question=question,
        values=values,
        statement=question.past if past and question.past else question.statement,
        parameters={**sent, "today": as_of, "generated_at": now},
        gate=gate,
        now=now,
        as_of=as_of,
        known_at=known_at,
        limit=int(str(values["limit"])),
        place=decode_cursor(str(cursor), asked=mark) if cursor is not None else None,
        fingerprint=mark,
    )


def _clocks(values: Mapping[str, object], now: datetime) -> tuple[date, datetime | None]:
    as_of, known_at = values.get("as_of"), values.get("known_at")
    today = now.date()
    if isinstance(as_of, date) and as_of > today:
        raise InvalidParameter("as_of", f"{as_of} lies in the future; today is {today}")
    moment = known_at if isinstance(known_at, datetime) else None
    if isinstance(as_of, date):
        return as_of, moment
    # What was known at a time is asked of the world as it stood then.
    return (min(today, moment.date()) if moment else today), moment


def _page(store: QuestionStore, asked: _Asked) -> tuple[list[Row], bool]:
    """The rows of this page before the gate, and whether more follow."""
    before = 1 if asked.place else 0
    skip = asked.place.offset - 1 if asked.place else 0
    rows = _run(store, asked, asked.statement, asked.gate.review, skip, asked.limit + before + 1)
    if asked.place:
        if not rows or _key(asked.question, rows[0]) != asked.place.last:
            raise Conflict("the list changed while it was paged through: start again without the cursor")
        rows = rows[1:]
    return rows[: asked.limit], len(rows) > asked.limit


def _counts(
    store: QuestionStore, asked: _Asked, review: ReviewMode, version: int, memory: Memory | None
) -> Counts:
    key = (version, asked.question.file, asked.fingerprint, review, asked.as_of, asked.known_at)
    known = memory.get(key) if memory else None
    if known is None:
        text = counting_statement(asked.question, asked.statement)
        known = counts_of(_run(store, asked, text, review, 0, EVERYTHING))
        if memory:
            memory.put(key, known)
    return known


def _run(
    store: QuestionStore, asked: _Asked, text: str, review: ReviewMode, skip: int, limit: int
) -> list[Row]:
    accepted = review is ReviewMode.ACCEPTED
    return store.read_text(text, {**asked.parameters, "accepted": accepted, "skip": skip, "limit": limit})


def _next(asked: _Asked, page: Sequence[Row]) -> str:
    offset = (asked.place.offset if asked.place else 0) + len(page)
    return encode_cursor(Place(offset, _key(asked.question, page[-1])), asked=asked.fingerprint)


def _key(question: Question, row: Row) -> str:
    return str(row[question.columns_of(ColumnType.ID)[0]])


def _shape(question: Question) -> Shape:
    return Shape(
        organisations=question.columns_of(ColumnType.ORGANISATION),
        quotes=question.columns_of(ColumnType.QUOTE),
        review="review" if question.column("review") else None,
    )


def _notes(asked: _Asked, withheld: int, published: Published) -> tuple[str, ...]:
    notes = [withheld_sentence(withheld, asked.gate)]
    if published.non_commercial:
        notes.append(
            f"{published.non_commercial:,} rows of this page rest on material under a non-commercial licence "
            "and are left out of this export; totals are those of the whole list."
        )
    return tuple(notes)


def _sent(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return [_sent(part) for part in value] if isinstance(value, list) else value


def _native(question: Question, row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {column.name: _typed(column.type, row[column.name]) for column in question.columns}


def _typed(kind: ColumnType, value: Any) -> Any:
    if kind is ColumnType.AMOUNT and value is not None:
        return Decimal(repr(float(value))).quantize(Decimal("0.01"))
    if kind is ColumnType.LIST:
        return tuple(value or ())
    return value


def pages(
    store: QuestionStore,
    name: str,
    parameters: Mapping[str, object],
    *,
    gate: Gate,
    catalogue: Catalogue | None = None,
    now: datetime | None = None,
) -> Iterator[Answer]:
    """Every page of an answer, from the cursor given on; each is read when it is asked for. Raises as
    `ask`.
    """
    memory, moment = Memory(), now or datetime.now(UTC)
    given = dict(parameters)
    while True:
        page = ask(store, name, given, gate=gate, catalogue=catalogue, memory=memory, now=moment)
        yield page
        if page.next_cursor is None:
            return
        given["cursor"] = page.next_cursor


def whole(found: Iterable[Answer]) -> Answer:
    """All pages as one answer, for exports that need every row at once. Needs at least one page."""
    first, *others = found
    if not others:
        return first
    return replace(
        first,
        rows=tuple(row for page in (first, *others) for row in page.rows),
        withheld=max(page.withheld for page in (first, *others)),
        notes=tuple(dict.fromkeys(note for page in (first, *others) for note in page.notes)),
        next_cursor=None,
    )
