"""Finds what a caller means by an id or a name, and never guesses between two."""

import re

from graph.errors import Gone, InvalidParameter, NotFound
from graph.questions.question import Parameter
from graph.resolution.names import normalise
from graph.store import Reader, Row

_LUCENE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')
_SHOWN = 8


def organisation_id(store: Reader, parameter: Parameter, value: str) -> str:
    """The id of the organisation with that id, else with that name or alias.

    Names are compared as the resolution compares them: case, accents and legal form aside. Raises
    `InvalidParameter` with the candidates when several carry the name, or with the nearest names when none
    does.
    """
    if known := store.read("asking/organisation_by_id", id=value):
        return str(known[0]["id"])
    found = _by_name(store, parameter, value)
    if len(found) == 1:
        return str(found[0]["id"])
    if found:
        raise InvalidParameter(
            parameter.name, f"{value!r} may be several: {_listed(found)}. Give the identifier"
        )
    near = _search(store, value)
    hint = f"; nearest are {_listed(near)}" if near else ""
    raise InvalidParameter(parameter.name, f"no organisation has the identifier or the name {value!r}{hint}")


def thing_id(store: Reader, parameter: Parameter, value: str) -> str:
    """The present id of the contract or controversy that has, or before a merger had, that id.

    Raises `NotFound`, and `Gone` when all that was claimed of it was retracted.
    """
    kind = str(parameter.kind)
    rows = [row for row in store.read("asking/contract_or_controversy", id=value) if row[kind]]
    if not rows:
        raise NotFound(kind, value)
    if rows[0]["retractions"] and not rows[0]["claimed"]:
        last = rows[0]["retractions"][0]
        raise Gone(kind, value, at=last["at"], reason=last["reason"])
    return str(rows[0]["id"])


def _by_name(store: Reader, parameter: Parameter, value: str) -> list[Row]:
    wanted = normalise(value)
    equal = [
        row
        for row in _search(store, value)
        if wanted in {normalise(name) for name in (row["name"], *row["aliases"])}
    ]
    fitting = [row for row in equal if parameter.kind is None or row[parameter.kind]]
    return fitting or equal


def _search(store: Reader, value: str) -> list[Row]:
    words = " ".join(_LUCENE.sub(r"\\\1", word) for word in value.split() if word.upper() not in _OPERATORS)
    return store.read("asking/organisations_by_name", words=words) if words.strip() else []


_OPERATORS = {"AND", "OR", "NOT", "TO"}


def _listed(rows: list[Row]) -> str:
    names = [f"{row['name']} ({row['country'] or 'country unknown'}, {row['id']})" for row in rows[:_SHOWN]]
    return "; ".join(names) + (" …" if len(rows) > _SHOWN else "")
