"""What a page shows of an answer: its columns, pictures, files, and the ways on from it."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from api.exports.exposure_list import blocks, by_body, by_concern, by_state
from api.pages.pictures import bars
from graph.questions import Answer, Column, ColumnType

_NOT_SHOWN = frozenset({"rowId", "claimIds", "generatedAt", "asOf"})
_CLOSED = frozenset({"category", "code", "claimStatus", "contractStatus", "status", "replyStatus", "kind"})


def answered(answer: Answer, path: str, given: Mapping[str, object]) -> dict[str, Any]:
    """What the page of a question shows of its answer; it was asked with `given` at `path`."""
    pairs = [(name, part) for name, value in given.items() if name != "cursor" for part in parts(value)]
    listed = answer.question.column("notCountedBecause") is not None
    more = ""
    if answer.next_cursor:
        more = f"{path}?{urlencode([*pairs, ('cursor', answer.next_cursor)])}"
    all_of_it = [pair for pair in pairs if pair[0] != "review"]
    return {
        "answer": answer,
        **columns_shown(answer.columns),
        "all_of_it": f"{path}?{urlencode([*all_of_it, ('review', 'all')])}" if answer.withheld else "",
        "blocks": blocks(answer.rows) if listed else [],
        "is_exposure": listed,
        "pictures": _pictures(answer) if listed else [],
        "files": urlencode(pairs),
        "more": more,
        "followed": _followed(answer),
    }


def _followed(answer: Answer) -> str:
    """Whom a list that is saved from this answer follows; empty where it names nobody."""
    names = [one.name for one in answer.columns if one.type is ColumnType.ORGANISATION]
    return "the vendors" if "vendorId" in names else "the organisations" if names else ""


def columns_shown(columns: Iterable[Column]) -> dict[str, Any]:
    """What people read of an answer: no identifier of a row, or of an organisation named beside it."""
    found = tuple(columns)
    names = {one.name for one in found}
    shown = [
        one for one in found
        if one.name not in _NOT_SHOWN
        and not (one.type is ColumnType.ORGANISATION and one.name.removesuffix("Id") in names - {one.name})
    ]  # fmt: skip
    return {"columns": shown, "numbers": ("amount", "integer", "number"), "closed": _CLOSED}


def _pictures(answer: Answer) -> list[tuple[str, str, str, str, list[tuple[str, int]]]]:
    """Title, heads of the two columns, bars, and the numbers in them; of the rows of this page."""
    counted = (
        ("Contracts by public body, on this page", "Public body", "Contracts", by_body(answer)),
        ("Controversies by family, on this page", "Family", "Controversies", by_concern(answer)),
        ("Contracts by state, on this page", "State", "Contracts", by_state(answer)),
    )
    return [(title, name, count, bars(found, title=title), found) for title, name, count, found in counted]


def parts(value: object) -> list[str]:
    """A parameter that was given, as the texts that an address holds."""
    return [str(part) for part in (value if isinstance(value, list | tuple) else [value])]
