"""The corpus as what the heads are to say of it: spans, who they belong to, and what holds between them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.trained.labels import Relation, SpanKind
from extractors.trained.words import Word

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of the text that name, or refer to, the thing with this number."""

    start: int
    end: int
    kind: SpanKind
    thing: int
    mistaken: bool = False  # no name: the rules alone see one


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract between things of the document; `evidence` are characters."""

    vendor: tuple[int, ...]
    buyer: tuple[int, ...]
    amounts: tuple[int, ...]
    other_amounts: tuple[int, ...]
    statuses: tuple[str, ...]
    evidence: tuple[int, int]
    optional: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A controversy of a company of the document."""

    vendor: tuple[int, ...]
    families: tuple[str, ...]  # the first is meant, the others are accepted
    accusers: tuple[int, ...]
    stances: tuple[str, ...]
    evidence: tuple[int, int]
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document of the corpus. Things are organisations, people and amounts, numbered from 0; behind them
    stand what the rules take for organisations and the annotators do not.
    """

    name: str
    split: str
    style: str
    text: str
    kinds: tuple[SpanKind, ...]
    places: tuple[Place, ...]
    deals: tuple[Deal, ...]
    matters: tuple[Matter, ...]
    owned: tuple[tuple[int, int], ...]
    meanings: Mapping[int, str]
    words: tuple[Word, ...]


def read_corpus(folder: Path, seen: Entry, *splits: str) -> Iterator[Annotated]:
    """The annotated documents of these splits, in order of name; `seen` is what `training.words` wrote."""
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        if entry["split"] in splits:
            text = path.with_suffix(".txt").read_text("utf-8")
            yield _Reader(path.stem, text, entry, seen[path.stem]).read()


class _Reader:
    def __init__(self, name: str, text: str, entry: Entry, seen: Entry) -> None:
        self.name, self.text, self.entry, self.seen = name, text, entry, seen
        self.kinds: list[SpanKind] = []
        self.places: list[Place] = []
        self.names: dict[str, int] = {}

    def read(self) -> Annotated:
        for one in self.entry["organisations"]:
            self._organisation(one)
        meanings = dict(self._amounts())
        deals = tuple(self._deal(one) for one in self.entry["contracts"])
        matters = tuple(self._matter(one) for one in self.entry["controversies"])
        owned = tuple(
            (child, parent)
            for one in self.entry["ownership"]
            for child in self._things(one["child"])[:1]
            for parent in self._things(one["parent"])[:1]
        )
        for one in self.entry["roles"]:
            self._people(one["person"])
        self._mistaken()
        places = tuple(sorted(self.places, key=lambda place: (place.start, -place.end)))
        return Annotated(
            self.name,
            self.entry["split"],
            self.entry["style"],
            self.text,
            tuple(self.kinds),
            places,
            deals,
            matters,
            owned,
            meanings,
            tuple(Word(*row) for row in self.seen["words"]),
        )

    def _mistaken(self) -> None:
        """What the rules take for names where the annotators see none."""
        numbers: dict[int, int] = {}
        taken = [(place.start, place.end) for place in self.places]
        for start, end, kind, bearer in self.seen["names"]:
            if all(end <= a or z <= start for a, z in taken):
                if bearer not in numbers:
                    numbers[bearer] = len(self.kinds)
                    self.kinds.append(SpanKind(kind))
                self.places.append(Place(start, end, SpanKind(kind), numbers[bearer], mistaken=True))

    def _organisation(self, one: Entry) -> None:
        number = len(self.kinds)
        kind = SpanKind(one["kind"])
        self.kinds.append(kind)
        for alias in one["aliases"]:
            self.names.setdefault(alias, number)
        for mention in one["mentions"]:
            named = kind if mention["kind"] == "name" else SpanKind.REFERENCE
            self.places.append(Place(mention["start"], mention["end"], named, number))

    def _amounts(self) -> Iterator[tuple[int, str]]:
        """One thing for each value; its meaning where the annotator gives one."""
        numbers: dict[float, int] = {}
        for one in self.entry["amounts"]:
            value = one["value"]
            if value not in numbers:
                numbers[value] = len(self.kinds)
                self.kinds.append(SpanKind.AMOUNT)
            self.places.append(Place(one["start"], one["end"], SpanKind.AMOUNT, numbers[value]))
            if one["meaning"] not in (None, "ambiguous"):
                yield numbers[value], one["meaning"]
        self.amounts = numbers

    def _deal(self, one: Entry) -> Deal:
        mine = self._amount(one["value"]) if one["value"] is not None else ()
        return Deal(
            vendor=self._things(one["vendor"]),
            buyer=self._things(one["client"] or ()),
            amounts=mine,
            other_amounts=tuple(n for alt in one.get("value_alt", ()) for n in self._amount(alt["value"])),
            statuses=(one["status"], *one.get("status_also", ())),
            evidence=self._evidence(one),
            optional=bool(one.get("optional")),
        )

    def _matter(self, one: Entry) -> Matter:
        accusers = self._things(one["accuser"] or (), people=True)
        return Matter(
            vendor=self._things(one["vendor"]),
            families=(one["category"], *one.get("category_also", ())),
            accusers=accusers,
            stances=(one["stance"], *one.get("stance_also", ())),
            evidence=self._evidence(one),
            optional=bool(one.get("optional")),
        )

    def _evidence(self, one: Entry) -> tuple[int, int]:
        start = self.text.index(one["evidence"])
        return start, start + len(one["evidence"])

    def _amount(self, value: float) -> tuple[int, ...]:
        number = self.amounts.get(round(float(value), 2))
        return () if number is None else (number,)

    def _things(self, names: Sequence[str], *, people: bool = False) -> tuple[int, ...]:
        """The things that bear these names, in the order of the names, each once."""
        if people:
            self._people([name for name in names if name not in self.names])
        return tuple(dict.fromkeys(self.names[name] for name in names if name in self.names))

    def _people(self, names: Sequence[str]) -> None:
        """Who speaks and is no organisation: all the names are one person's."""
        new = [name for name in names if name not in self.names]
        if not new:
            return
        number = len(self.kinds)
        self.kinds.append(SpanKind.PERSON)
        for name in new:
            self.names[name] = number
            at = self.text.find(name)
            while at >= 0:
                self.places.append(Place(at, at + len(name), SpanKind.PERSON, number))
                at = self.text.find(name, at + len(name))


RELATION_KINDS: Mapping[Relation, tuple[frozenset[SpanKind], frozenset[SpanKind]]] = {
    Relation.SUPPLIES: (
        frozenset({SpanKind.COMPANY, SpanKind.CIVIL_SOCIETY, SpanKind.OTHER, SpanKind.MEDIA}),
        frozenset({SpanKind.PUBLIC_BODY, SpanKind.COMPANY, SpanKind.CIVIL_SOCIETY, SpanKind.OTHER}),
    ),
    Relation.EARNS: (
        frozenset({SpanKind.COMPANY, SpanKind.CIVIL_SOCIETY, SpanKind.OTHER, SpanKind.MEDIA}),
        frozenset({SpanKind.AMOUNT}),
    ),
    Relation.PAYS: (
        frozenset({SpanKind.PUBLIC_BODY, SpanKind.COMPANY, SpanKind.CIVIL_SOCIETY, SpanKind.OTHER}),
        frozenset({SpanKind.AMOUNT}),
    ),
    Relation.ACCUSED_BY: (
        frozenset({SpanKind.COMPANY}),
        frozenset(set(SpanKind) - {SpanKind.AMOUNT}),
    ),
    Relation.OWNED_BY: (
        frozenset({SpanKind.COMPANY, SpanKind.OTHER}),
        frozenset({SpanKind.COMPANY, SpanKind.OTHER}),
    ),
}
"""Between which kinds of things a relation is looked for."""
