"""The guide in slides that Neo4j Browser shows beside its editor."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.browser.favourites import FAVOURITES
from api.browser.parameters import Examples, parameter_lines, picture_lines
from api.browser.pictures import PICTURES, Picture, picture
from api.browser.style import STYLE
from api.browser.words import EDGES, LABELS
from graph.known import categories
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    Judgement,
    Review,
    Role,
    ValueKind,
)
from graph.questions import Catalogue, Question

PAGES = ("guide", "words", "questions")
"""The guide, the words of the graph, and every question: three sets of slides that lead to each other."""

_LISTS: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("review", "where a claim stands, by the latest decision of a person", Review),
    ("kind", "what a claim asserts", ClaimKind),
    ("stance", "of an allegation, how far it has come; status of a controversy", ClaimStatus),
    ("status", "of a contract, the last state that is told of", ContractStatus),
    ("role", "what a name is in a claim", Role),
    ("judgement", "how sure we are who a name stands for", Judgement),
    ("valueKind", "how exact an amount is", ValueKind),
    ("basis", "what an amount counts; different ones are never added up", Basis),
)


@dataclass(frozen=True, slots=True)
class Runnable:
    """Something to click: the `:param` lines that come first, and the statement."""

    title: str
    explanation: str
    lines: str
    statement: str
    name: str


def guide(page: str, *, catalogue: Catalogue, shown: Examples, address: str) -> str:
    """One of `PAGES` as HTML; `address` is where the guide itself is served, without a slash at the end."""
    values: dict[str, Any] = {
        "address": address,
        "style": f"{address}/{STYLE}",
        "favourites": f"{address}/{FAVOURITES}",
        "shown": shown,
        "pictures": {name: _of_picture(picture(name), shown) for name in PICTURES},
        "labels": LABELS,
        "edges": EDGES,
        "lists": [(name, meaning, [str(one) for one in choices]) for name, meaning, choices in _LISTS],
        "families": _families(),
        "questions": [_of_question(one, shown) for one in catalogue],
    }
    return _environment().get_template(f"{page}.html").render(values)


def _of_picture(one: Picture, shown: Examples) -> Runnable:
    lines = "\n".join(picture_lines(one.parameters, shown))
    return Runnable(one.title, one.explanation, lines, one.statement, one.name)


def _of_question(question: Question, shown: Examples) -> Runnable:
    lines = "\n".join(parameter_lines(question, shown))
    return Runnable(question.title, question.description, lines, question.statement.strip(), question.name)


def _families() -> Mapping[str, bool]:
    return {one.id: one.concerns_people for one in categories().values() if one.id == one.family}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("api.browser"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
