"""Annotated documents as arrays of one size: what goes in and what should come out, window by window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extractors.trained.labels import (
    FAMILIES,
    KINDS,
    MEANINGS,
    NAME_KINDS,
    RELATIONS,
    STANCES,
    STATUSES,
    Relation,
    SpanKind,
    tag_of,
)
from extractors.trained.windows import Window, windows_of
from training.annotated import RELATION_KINDS, Annotated, Deal, Matter, Place

SPANS = 72
THINGS = 44

Example = dict[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A window of a document with the spans that lie in it."""

    document: Annotated
    window: Window
    places: tuple[tuple[Place, int, int], ...]  # with the first and the last piece
    whole: bool  # the window holds the whole document

    def holds(self, evidence: tuple[int, int]) -> bool:
        """Whether what is annotated can be read here."""
        return self.whole or (self.window.start <= evidence[0] and evidence[1] <= self.window.end)


def seen(tokenizer: Tokenizer, documents: Iterable[Annotated]) -> Iterator[Seen]:
    """Every window of every document."""
    for document in documents:
        windows = windows_of(tokenizer, document.text, document.words)
        for window in windows:
            places = [
                (place, *found)
                for place in document.places
                if (found := window.pieces(place.start, place.end)) is not None
            ]
            yield Seen(document, window, tuple(places[:SPANS]), whole=len(windows) == 1)


def example(one: Seen, length: int) -> Example:
    """The arrays of one window, padded to `length` pieces, `SPANS` spans and `THINGS` things."""
    numbers = list(dict.fromkeys(place.thing for place, _, _ in one.places))[:THINGS]
    local = {number: at for at, number in enumerate(numbers)}
    made: Example = {
        "ids": _padded(one.window.ids, length, np.int32),
        "mask": _padded([1] * len(one.window.ids), length, np.float32),
        "letters": _padded(one.window.letters, length, np.int32),
        "marks": _padded(one.window.marks, length, np.int32),
        "words": _padded((number + 1 for number in one.window.words), length, np.int32),
        "tags": np.zeros(length, np.int32),
        "tag_mask": _padded([0] + [1] * (len(one.window.ids) - 2), length, np.float32),
        "first": np.zeros(SPANS, np.int32),
        "last": np.zeros(SPANS, np.int32),
        "kind": np.zeros(SPANS, np.int32),
        "member": np.zeros((SPANS, THINGS), np.float32),
        "relation": np.zeros((THINGS, THINGS, len(RELATIONS)), np.float32),
        "relation_mask": np.zeros((THINGS, THINGS, len(RELATIONS)), np.float32),
        "pair_status": np.zeros((THINGS, THINGS, len(STATUSES)), np.float32),
        "family": np.zeros((THINGS, len(FAMILIES)), np.float32),
        "family_mask": np.zeros((THINGS, len(FAMILIES)), np.float32),
        "stance": np.zeros((THINGS, len(STANCES)), np.float32),
        "supplier": np.zeros((THINGS, 1), np.float32),
        "supplier_mask": np.zeros((THINGS, 1), np.float32),
        "status": np.zeros((THINGS, len(STATUSES)), np.float32),
        "meaning": np.zeros((THINGS, len(MEANINGS)), np.float32),
    }
    _put_spans(made, one, local)
    _put_masks(made, one, local)
    for deal in one.document.deals:
        _put_deal(made, deal, local, told=one.holds(deal.evidence))
    for matter in one.document.matters:
        _put_matter(made, matter, local, told=one.holds(matter.evidence))
    for child, parent in one.document.owned:
        if child in local and parent in local:
            made["relation"][local[child], local[parent], RELATIONS.index(Relation.OWNED_BY)] = 1
    for number, meaning in one.document.meanings.items():
        if number in local:
            made["meaning"][local[number], MEANINGS.index(meaning)] = 1  # type: ignore[arg-type]
    return made


def _put_spans(made: Example, one: Seen, local: dict[int, int]) -> None:
    taken = np.zeros(len(made["tags"]), bool)
    words = np.array(one.window.words)
    ordered = sorted(one.places, key=lambda found: found[1] - found[2])
    for place, first, last in ordered:
        if place.kind in NAME_KINDS and not place.mistaken and not taken[first : last + 1].any():
            begins = words[first : last + 1] == words[first]  # all pieces of the first word
            made["tags"][first : last + 1] = np.where(
                begins, tag_of(place.kind, begins=True), tag_of(place.kind, begins=False)
            )
            taken[first : last + 1] = True
    for at, (place, first, last) in enumerate(one.places):
        if place.thing in local:
            made["first"][at], made["last"][at] = first, last
            made["kind"][at] = KINDS.index(place.kind)
            made["member"][at, local[place.thing]] = 1


def _put_masks(made: Example, one: Seen, local: dict[int, int]) -> None:
    kinds = one.document.kinds
    for left, at in local.items():
        if kinds[left] is SpanKind.COMPANY:
            made["family_mask"][at] = 1
        if kinds[left] in RELATION_KINDS[Relation.EARNS][0]:
            made["supplier_mask"][at] = 1
        for right, beside in local.items():
            if left != right:
                for number, relation in enumerate(RELATIONS):
                    first, second = RELATION_KINDS[relation]
                    if kinds[left] in first and kinds[right] in second:
                        made["relation_mask"][at, beside, number] = 1


def _put_deal(made: Example, deal: Deal, local: dict[int, int], *, told: bool) -> None:
    vendors = [local[one] for one in deal.vendor if one in local]
    buyers = [local[one] for one in deal.buyer if one in local]
    amounts = [local[one] for one in deal.amounts if one in local]
    others = [local[one] for one in deal.other_amounts if one in local]
    sure = told and not deal.optional
    _put(made, Relation.SUPPLIES, vendors, buyers, sure=sure)
    _put(made, Relation.EARNS, vendors, amounts, sure=sure)
    _put(made, Relation.EARNS, vendors, others, sure=False)
    _put(made, Relation.PAYS, buyers, amounts, sure=sure)
    _put(made, Relation.PAYS, buyers, others, sure=False)
    share = [STATUSES.index(status) for status in deal.statuses]  # type: ignore[arg-type]
    for number, vendor in enumerate(vendors):
        if not sure or number:
            if not made["supplier"][vendor, 0]:
                made["supplier_mask"][vendor] = 0
            continue
        made["supplier"][vendor] = made["supplier_mask"][vendor] = 1
        _spread(made["status"][vendor], share)
        for other in (*buyers[:1], *amounts):
            _spread(made["pair_status"][vendor, other], share)


def _put_matter(made: Example, matter: Matter, local: dict[int, int], *, told: bool) -> None:
    vendors = [local[one] for one in matter.vendor if one in local]
    accusers = [local[one] for one in matter.accusers if one in local]
    sure = told and not matter.optional
    for number, vendor in enumerate(vendors):
        for at, family in enumerate(matter.families):
            column = FAMILIES.index(family)
            if sure and not number and not at:
                made["family"][vendor, column] = made["family_mask"][vendor, column] = 1
            elif not made["family"][vendor, column]:
                made["family_mask"][vendor, column] = 0
        if sure and not number:
            _spread(made["stance"][vendor], [STANCES.index(stance) for stance in matter.stances])
    for number, accuser in enumerate(accusers):
        _put(made, Relation.ACCUSED_BY, vendors, [accuser], sure=sure and number < 3)


def _put(made: Example, relation: Relation, left: list[int], right: list[int], *, sure: bool) -> None:
    """The first of each side is meant; the others are right as well and are left out of what is learnt."""
    column = RELATIONS.index(relation)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if sure and not i and not j:
                made["relation"][one, other, column] = made["relation_mask"][one, other, column] = 1
            elif not made["relation"][one, other, column]:
                made["relation_mask"][one, other, column] = 0


def _spread(row: NDArray[np.generic], columns: list[int]) -> None:
    """The first meaning gets most of the weight, the accepted ones the rest."""
    rest = columns[1:]
    row[columns[0]] += 1.0 if not rest else 0.7
    for column in rest:
        row[column] += 0.3 / len(rest)


def _padded(values: Iterable[int], length: int, kind: type[np.generic]) -> NDArray[np.generic]:
    row = np.zeros(length, kind)
    given = list(values)[:length]
    row[: len(given)] = given
    return row
