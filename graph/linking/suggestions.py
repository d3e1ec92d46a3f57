"""What stays apart but may be the same, and which contracts belong under another: edges for a person to
look at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.linking.contracts import Deal, anchor, close_amounts, veto
from graph.linking.matters import Accusation
from graph.linking.matters import anchor as matter_anchor
from graph.linking.matters import veto as matter_veto
from graph.linking.titles import different_names, same_name

_ORDER = 10
_MOST = 3  # register entries suggested for one text; more would be no help to a reader

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two groups, named by their members `left` and `right`."""

    kind: str  # POSSIBLY_SAME_AS, INCLUDED_IN (left is a part of right), CALLED_OFF_FROM (left draws on it)
    left: str
    right: str
    why: str
    claims: tuple[str, ...] = ()  # what it rests on, where that is not the smallest claim of each side


def deal_relations(deals: Mapping[str, Deal], groups: Mapping[str, str]) -> list[Relation]:
    """Suggestions and parts within the claims of one vendor and buyer."""
    members = _members(deals, groups)
    loose = [group for group in sorted(members) if not any(deal.register_id for deal in members[group])]
    entries = [group for group in sorted(members) if group not in set(loose)]
    found = _chain(loose, members, _deal_reason, _unlikely)
    for group in loose:
        ranked = sorted(
            (_distance(members[group], members[entry]), entry)
            for entry in entries
            if _possible(members[group], members[entry], _unlikely)
        )
        found += [
            Relation("POSSIBLY_SAME_AS", group, entry, _deal_reason(members[group], members[entry]))
            for _, entry in ranked[:_MOST]
        ]
    return found + _parts(members)


def _members(facts: Mapping[str, Fact], groups: Mapping[str, str]) -> dict[str, list[Fact]]:
    members: dict[str, list[Fact]] = {}
    for claim in sorted(facts):
        members.setdefault(groups[claim], []).append(facts[claim])
    return members


def _unlikely(left: Deal, right: Deal) -> str | None:
    """Why nobody need look whether two deals are one: a veto, two project names, amounts of another order."""
    if different_names(left.title, right.title):
        return "differently named projects"
    if left.amount and right.amount and left.currency == right.currency:
        smaller, larger = sorted((left.amount, right.amount))
        if larger > _ORDER * smaller:
            return "amounts of another order"
    return veto(left, right)


def _possible(
    left: Sequence[Fact], right: Sequence[Fact], forbids: Callable[[Fact, Fact], str | None]
) -> bool:
    return not any(forbids(one, other) for one in left for other in right)


def _chain(
    ordered: Sequence[str],
    members: Mapping[str, list[Fact]],
    reason: Callable[[Sequence[Fact], Sequence[Fact]], str],
    forbids: Callable[[Fact, Fact], str | None],
) -> list[Relation]:
    """Each group with the nearest one before it that may be the same, so that n groups need n - 1 edges at
    most.
    """
    found = []
    for position, group in enumerate(ordered):
        for former in reversed(ordered[:position]):
            if _possible(members[former], members[group], forbids):
                why = reason(members[former], members[group])
                found.append(Relation("POSSIBLY_SAME_AS", former, group, why))
                break
    return found


def _distance(left: Sequence[Deal], right: Sequence[Deal]) -> tuple[int, float, int]:
    pairs = [(one, other) for one in left for other in right]
    anchored = max((found.strength for one, other in pairs if (found := anchor(one, other))), default=-1)
    gaps = [
        abs(one.amount - other.amount) / max(one.amount, other.amount, 1.0)
        for one, other in pairs
        if one.amount is not None and other.amount is not None and one.currency == other.currency
    ]
    days = [abs((one.day - other.day).days) for one, other in pairs if one.day and other.day]
    return (-anchored, min(gaps, default=2.0), min(days, default=1_000_000))


def _deal_reason(left: Sequence[Deal], right: Sequence[Deal]) -> str:
    for one in left:
        for other in right:
            found = anchor(one, other)
            if found:
                return f"{found.why}, but this fits more than one contract"
    return "the same vendor and buyer; no notice, project name, or amount with date joins them"


def _parts(members: Mapping[str, list[Deal]]) -> list[Relation]:
    found = []
    wholes = [
        one for one in sorted(members) if any(deal.is_bundle or deal.is_framework for deal in members[one])
    ]
    for whole in wholes:
        for part in sorted(members):
            kind = _part_of(members[part], members[whole]) if part != whole else None
            if kind:
                why = (
                    "the text counts it among several" if kind == "INCLUDED_IN" else "it draws on a framework"
                )
                found.append(Relation(kind, part, whole, why))
    return found


def _part_of(part: Sequence[Deal], whole: Sequence[Deal]) -> str | None:
    if not any(
        same_name(one.title, other.title) or (one.notice and one.notice == other.notice)
        for one in part
        for other in whole
    ):
        return None
    if any(deal.is_bundle for deal in whole) and not any(deal.is_bundle for deal in part):
        return "INCLUDED_IN"
    if any(deal.is_framework for deal in whole) and not any(deal.is_framework for deal in part):
        return "CALLED_OFF_FROM"
    return None


def unnamed_buyer_relations(
    unnamed: Iterable[Deal], others: Iterable[Deal], groups: Mapping[str, str]
) -> list[Relation]:
    """Suggestions for deals whose buyer no text names: the same vendor with an equal title or amount.

    A deal of the same title is counted in a bundle.
    """
    found: dict[tuple[str, str], Relation] = {}
    candidates = sorted(others, key=lambda deal: deal.id)
    for deal in sorted(unnamed, key=lambda deal: deal.id):
        near = [other for other in candidates if _alike(deal, other) and groups[other.id] != groups[deal.id]]
        for other in near[:_MOST]:
            left, right = sorted((groups[deal.id], groups[other.id]))
            if deal.is_bundle and not other.is_bundle:
                why = "the text counts it among several"
                part = Relation("INCLUDED_IN", groups[other.id], groups[deal.id], why, (deal.id, other.id))
                found.setdefault((part.left, part.right), part)
                continue
            why = "the same vendor and title or amount; a buyer is not named"
            same = Relation("POSSIBLY_SAME_AS", left, right, why, (deal.id, other.id))
            found.setdefault((left, right), same)
    return [found[key] for key in sorted(found)]


def _alike(left: Deal, right: Deal) -> bool:
    if left.vendors.isdisjoint(right.vendors):
        return False
    if left.is_bundle != right.is_bundle:
        return left.is_bundle and same_name(left.title, right.title)
    return same_name(left.title, right.title) or close_amounts(left, right)


def matter_relations(accusations: Mapping[str, Accusation], groups: Mapping[str, str]) -> list[Relation]:
    """Suggestions within one organisation and family: matters of one code that nothing joins and nothing
    parts.
    """
    members = _members(accusations, groups)
    codes: dict[str, list[str]] = {}
    for group in sorted(members):
        for code in sorted({one.code or "" for one in members[group]}):
            codes.setdefault(code, []).append(group)
    found = [
        relation
        for code in sorted(codes)
        for relation in _chain(codes[code], members, _matter_reason, matter_veto)
    ]
    return list({(one.left, one.right): one for one in found}.values())


def _matter_reason(left: Sequence[Accusation], right: Sequence[Accusation]) -> str:
    for one in left:
        for other in right:
            found = matter_anchor(one, other)
            if found:
                return f"{found.why}, but this fits more than one matter"
    return "the same company and code; no case number, decision or named programme joins them"
