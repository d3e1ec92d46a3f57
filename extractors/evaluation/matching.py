"""Which predictions say what which gold entries say."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from extractors.evaluation.assignment import assign
from extractors.evaluation.gold import GoldContract, GoldControversy, GoldPair, normal_field

TOLERANCE = 0.005
"""Two amounts this close, as a share of the larger, are the same amount."""

_PROVEN, _INVESTIGATED, _DISMISSED = "proven", "under_investigation", "dismissed"
STANCE_OF = {
    "ruled": _PROVEN,
    "admitted": _PROVEN,
    "charged": _INVESTIGATED,
    "withdrawn": _DISMISSED,
    "overturned": _DISMISSED,
}
"""Claim statuses that the annotators' coarser list holds under another name."""

Entry = Mapping[str, Any]
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Group(Generic[G]):
    """Gold entries that are scored as one: the same edge, or the same controversy with two stances."""

    members: tuple[G, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Matched(Generic[G]):
    """An assignment: hits on required entries, required entries missed, predictions that fit nothing."""

    hits: tuple[tuple[Entry, G], ...]
    missed: tuple[G, ...]
    wrong: tuple[Entry, ...]
    ignored: int


def match(
    predictions: Sequence[Entry],
    golds: Sequence[G],
    fits: Callable[[Entry, G], bool],
    *,
    optional: Callable[[G], bool],
    bonus: Callable[[Entry, G], int] = lambda prediction, gold: 0,
    agrees: Callable[[Entry, Entry], bool] = lambda prediction, other: True,
) -> Matched[G]:
    """The best one-to-one match.

    A left-over prediction that repeats what a matched one says (`agrees`) counts neither way; so does one
    that fits only an optional entry.
    """
    weights = [
        [
            0 if not fits(prediction, gold) else (500 if optional(gold) else 1000) + bonus(prediction, gold)
            for gold in golds
        ]
        for prediction in predictions
    ]
    pairs = assign(weights)
    taken = {j: predictions[i] for i, j in pairs}
    matched = {i for i, _ in pairs}
    hits = tuple((predictions[i], golds[j]) for i, j in pairs if not optional(golds[j]))
    missed = tuple(gold for j, gold in enumerate(golds) if j not in taken and not optional(gold))
    wrong = tuple(
        prediction
        for i, prediction in enumerate(predictions)
        if i not in matched
        and not any(w and (j not in taken or agrees(prediction, taken[j])) for j, w in enumerate(weights[i]))
    )
    return Matched(hits, missed, wrong, len(predictions) - len(hits) - len(wrong))


def first_of_each(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> list[Entry]:
    """The entries without exact repetitions, in order."""
    seen: dict[Hashable, Entry] = {}
    for entry in entries:
        seen.setdefault(key(entry), entry)
    return list(seen.values())


def grouped(
    golds: Sequence[G], same: Callable[[G, G], bool], optional: Callable[[G], bool]
) -> list[Group[G]]:
    """Gold entries joined where one is the same as a member of an earlier group."""
    groups: list[list[G]] = []
    for gold in golds:
        home = next((group for group in groups if any(same(gold, member) for member in group)), None)
        if home is None:
            groups.append([gold])
        else:
            home.append(gold)
    return [Group(tuple(group), all(optional(member) for member in group)) for group in groups]


def amount(entry: Entry) -> float | None:
    """The value of a predicted contract as a number; what is no number counts as none."""
    value = entry.get("value")
    if value is None or isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def close(one: float, other: float) -> bool:
    """Whether two amounts are equal within `TOLERANCE`."""
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other), 1e-9)


def currency(entry: Entry) -> str:
    """The currency of a prediction in capitals."""
    return (entry.get("currency") or "").upper()


def same_edge(one: GoldContract, other: GoldContract) -> bool:
    """Whether two deals are one edge between vendor and buyer."""
    if not one.vendor & other.vendor:
        return False
    return bool(one.client & other.client) or (not one.client and not other.client)


def pair_fits(entry: Entry, gold: GoldContract) -> bool:
    """Vendor and buyer are right."""
    if normal_field(entry, "vendor") not in gold.vendor:
        return False
    client = normal_field(entry, "client")
    if not client:
        return gold.client_unnamed or gold.client_may_be_unnamed
    return client in gold.client_accepted


def tuple_fits(entry: Entry, gold: GoldContract) -> bool:
    """Vendor, buyer, value and currency are right."""
    if not pair_fits(entry, gold):
        return False
    value = amount(entry)
    if value is None:
        return not gold.has_value
    return any(close(value, money.value) and currency(entry) == money.currency for money in gold.amounts)


def status_fits(entry: Entry, gold: GoldContract) -> bool:
    """The status is the annotator's, or one that she accepts too."""
    return entry.get("status") in gold.statuses


def same_controversy(one: GoldControversy, other: GoldControversy) -> bool:
    """Whether two entries differ in stance only."""
    return one.category == other.category and bool(one.vendor & other.vendor)


def controversy_fits(entry: Entry, group: Group[GoldControversy]) -> bool:
    """Vendor and category are right."""
    vendor = normal_field(entry, "vendor")
    return any(vendor in gold.vendor and entry.get("category") in gold.categories for gold in group.members)


def accuser_fits(entry: Entry, group: Group[GoldControversy]) -> bool:
    """The accuser is one of those who say it, or none where none is named."""
    accuser = normal_field(entry, "accuser")
    return any(
        gold.accuser_may_be_unnamed if not accuser else accuser in gold.accuser for gold in group.members
    )


def stance_fits(entry: Entry, group: Group[GoldControversy]) -> bool:
    """The stance is one that the annotator accepts."""
    return any(entry.get("stance") in gold.stances for gold in group.members)


def pair_of_names_fits(first: str, second: str) -> Callable[[Entry, GoldPair], bool]:
    """Whether the names in two fields are right."""

    def fits(entry: Entry, gold: GoldPair) -> bool:
        return normal_field(entry, first) in gold.first and normal_field(entry, second) in gold.second

    return fits
