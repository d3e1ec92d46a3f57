"""Data extension: what is published of organisations that were reconciled, as columns of a table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.exports.interchange.properties import properties
from api.http.reconciling.manifest import BY_ID, PROPERTIES, TYPES
from api.http.reconciling.queries import ColumnAsked, ExtensionAsked
from api.screening import Found, Screener
from graph.errors import InvalidParameter
from graph.publication import Gate, ReviewMode, Shape, publish
from graph.store import Row

Cell = dict[str, Any]


def proposed(type_: str | None, limit: int) -> dict[str, Any]:
    """The columns that can be fetched, in the shape of the specification."""
    asked = {"type": type_} if type_ else {}
    given = [{"id": one.id, "name": one.name} for one in PROPERTIES if one.given]
    return {**asked, "limit": limit, "properties": given[:limit]}


def extended(screener: Screener, asked: ExtensionAsked) -> dict[str, Any]:
    """The columns of these organisations. One that is unknown, or of which nothing is published, has empty
    cells. Raises `InvalidParameter` for a column that there is none of.
    """
    for column in asked.properties:
        if column.id not in BY_ID or not BY_ID[column.id].given:
            known = ", ".join(one.id for one in PROPERTIES if one.given)
            raise InvalidParameter("extend", f"{column.id[:60]!r} is no property here; there are {known}")
    found = screener.by_id(asked.ids)
    partners = _counterparts(screener, found) if _asks(asked, "suppliesTo", "buysFrom") else {}
    return {
        "meta": [_meta(column) for column in asked.properties],
        "rows": {
            one: {column.id: _cells(column, found.get(one), partners) for column in asked.properties}
            for one in dict.fromkeys(asked.ids)
        },
    }


def _asks(asked: ExtensionAsked, *ids: str) -> bool:
    return any(column.id in ids for column in asked.properties)


def _meta(column: ColumnAsked) -> dict[str, Any]:
    known = BY_ID[column.id]
    typed = {"type": {"id": known.type, "name": TYPES[known.type]}} if known.type else {}
    return {"id": known.id, "name": known.name, **typed}


def _cells(column: ColumnAsked, found: Found | None, partners: Mapping[str, list[Row]]) -> list[Cell]:
    if found is None:
        return []
    if column.id in _ROLES:
        rows = partners.get(found.candidate.id, [])
        cells = _named(row for row in rows if row["role"] == _ROLES[column.id])
    else:
        cells = _CELLS.get(column.id, _property(column.id))(found)
    most = _limit(column)
    return cells[:most] if most else cells


def _limit(column: ColumnAsked) -> int:
    given = column.settings.get("limit", 0)
    try:
        return max(0, int(given))
    except (TypeError, ValueError) as error:
        raise InvalidParameter(
            "extend", f"`limit` of {column.id} is no number: {str(given)[:40]!r}"
        ) from error


def _texts(values: Any) -> list[Cell]:
    return [{"str": str(value)} for value in values if value]


def _property(name: str) -> Callable[[Found], list[Cell]]:
    def cells(found: Found) -> list[Cell]:
        every = properties(found.candidate.name, found.aliases, found.country, found.identifiers)
        return _texts(every.get(name, ()))

    return cells


_CELLS: Mapping[str, Callable[[Found], list[Cell]]] = MappingProxyType(
    {
        "country": lambda found: _texts([found.country]),
        "type": lambda found: _texts([found.schema]),
        "outcome": lambda found: _texts([found.outcome]),
        "concernsTotal": lambda found: [{"int": found.concerns.total}],
        "concern": lambda found: _texts(one.words for one in found.concerns.shown),
        "otherMatters": lambda found: _texts(found.other_matters),
        "dataset": lambda found: _texts(found.datasets),
    }
)
_ROLES = {"suppliesTo": "buyer", "buysFrom": "vendor"}


def _named(rows: Any) -> list[Cell]:
    each = {row["organisationId"]: row["name"] for row in rows}
    return [{"id": one, "name": name or one} for one, name in each.items()]


def _counterparts(screener: Screener, found: Mapping[str, Found]) -> dict[str, list[Row]]:
    """Buyers and vendors of accepted contracts, whatever else the caller may see."""
    ids = sorted({one.candidate.id for one in found.values()})
    rows = screener.store.read("reconciling/counterparts", ids=ids) if ids else []
    tidy = [{**row, "claimIds": sorted(set(row["claimIds"]))} for row in rows]
    gate = Gate(screener.gate.viewer, ReviewMode.ACCEPTED)
    kept: dict[str, list[Row]] = {}
    for row in publish(screener.store, tidy, shape=Shape(organisations=("organisationId",)), gate=gate).rows:
        kept.setdefault(row["id"], []).append(dict(row))
    return kept
