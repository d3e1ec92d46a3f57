"""When two contract claims are about one contract: the rules of MODEL section 3, as pure functions.

Same register entry; else the same vendor and the same buyer (or a body above it), no veto, and one anchor:
a cited notice, a distinctive name, or an amount within 1 % in one currency with dates at most 120 days
apart. The amount alone never links, and a claim that fits two register entries joins neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.linking.clusters import Link, Pair, join
from graph.linking.titles import different_names, same_name
from graph.model.vocabulary import Basis, ContractStatus, Per, ValueKind

_CLOSE = 0.01
_DAYS = 120
# Links to a register entry are cut before links among texts: when two entries fit, texts stay together
# beside them.
_AMOUNT, _AMOUNT_TEXTS, _NAME, _NAME_TEXTS, _NOTICE, _NOTICE_TEXTS = range(6)


@dataclass(frozen=True, slots=True)
class Deal:
    """What linking needs of a contract claim. `lines`: the buyers and the bodies above them."""

    id: str
    vendors: frozenset[str]
    buyers: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    register_id: str | None = None
    notice: str | None = None
    title: str | None = None
    amount: float | None = None
    currency: str | None = None
    value_kind: ValueKind | None = None
    basis: Basis | None = None
    per: Per | None = None
    count: int | None = None
    status: ContractStatus | None = None
    day: date | None = None
    start: date | None = None
    end: date | None = None

    @property
    def is_bundle(self) -> bool:
        """Whether the claim speaks of several contracts at once."""
        return (self.count or 1) > 1 or self.value_kind is ValueKind.TOTAL_OF_SEVERAL

    @property
    def is_framework(self) -> bool:
        """Whether the amount is a ceiling for others to draw on."""
        return self.basis is Basis.CEILING


def veto(left: Deal, right: Deal) -> str | None:
    """Why two claims cannot be about one contract; None when nothing forbids it."""
    if left.register_id and right.register_id and left.register_id != right.register_id:
        return "different register entries"
    if left.vendors.isdisjoint(right.vendors):
        return "different vendors"
    if not left.buyers or not right.buyers:
        return "a buyer is not named"
    if left.buyers.isdisjoint(right.lines) and right.buyers.isdisjoint(left.lines):
        return "different buyers"
    if left.is_bundle != right.is_bundle:
        return "several contracts against one"
    return _value_veto(left, right) or _period_veto(left, right)


def _value_veto(left: Deal, right: Deal) -> str | None:
    if left.amount is None or right.amount is None:
        return None
    if (left.per is None) != (right.per is None):
        return "a rate against a total"
    if left.is_framework != right.is_framework:
        return "a framework against a call-off"
    return None


def _period_veto(left: Deal, right: Deal) -> str | None:
    # An extension is a claim on the same contract, although its period begins where the first one ends.
    if ContractStatus.EXTENDED in (left.status, right.status):
        return None
    if (left.end and right.start and left.end < right.start) or (
        right.end and left.start and right.end < left.start
    ):
        return "periods that do not meet"
    return None


def anchor(left: Deal, right: Deal) -> Link | None:
    """The strongest reason to take two claims for one contract, if there is any."""
    texts = not left.register_id and not right.register_id
    if left.notice and left.notice == right.notice:
        return _link(left, right, _NOTICE + texts, f"both cite notice {left.notice}")
    if same_name(left.title, right.title):
        return _link(
            left, right, _NAME + texts, f"both name “{min(left.title or '', right.title or '', key=len)}”"
        )
    if (
        close_amounts(left, right)
        and close_days(left, right)
        and not different_names(left.title, right.title)
    ):
        return _link(left, right, _AMOUNT + texts, "the amounts are within 1 % and the dates within 120 days")
    return None


def _link(left: Deal, right: Deal, strength: int, why: str) -> Link:
    one, other = sorted((left.id, right.id))
    return Link(one, other, strength, why)


def close_amounts(left: Deal, right: Deal) -> bool:
    """Within 1 % in one currency, both totals or both of one rate."""
    if (
        left.amount is None
        or right.amount is None
        or left.currency != right.currency
        or left.per != right.per
    ):
        return False
    return abs(left.amount - right.amount) <= _CLOSE * max(left.amount, right.amount)


def close_days(left: Deal, right: Deal) -> bool:
    """At most 120 days apart, both known."""
    return bool(left.day and right.day) and abs((left.day - right.day).days) <= _DAYS  # type: ignore[operator]


def link(deals: Iterable[Deal]) -> tuple[Mapping[str, str], Mapping[str, str], tuple[Link, ...]]:
    """Group the claims of one vendor and buyer.

    Answers the group of each claim (named by its smallest member), why a claim is in a group of several,
    and the links that were cut since they fit more than one.
    """
    by_id = {deal.id: deal for deal in deals}
    fixed = _register_pairs(by_id.values())
    links = [
        found
        for left, right in loose_pairs(by_id)
        if not veto(left, right) and (found := anchor(left, right))
    ]
    groups, cut = join(by_id, links, lambda left, right: veto(by_id[left], by_id[right]) is not None, fixed)
    return groups, _reasons(groups, links, by_id), cut


def _register_pairs(deals: Iterable[Deal]) -> list[Pair]:
    first: dict[str, str] = {}
    pairs = []
    for deal in sorted(deals, key=lambda deal: deal.id):
        if deal.register_id:
            pairs.append((first.setdefault(deal.register_id, deal.id), deal.id))
    return pairs


def loose_pairs(deals: Mapping[str, Deal]) -> Iterable[tuple[Deal, Deal]]:
    """Every pair of which at least one claim has no register entry; the others are settled by their
    entries.
    """
    ordered = [deals[key] for key in sorted(deals)]
    loose = [deal for deal in ordered if not deal.register_id]
    for position, left in enumerate(loose):
        for right in loose[position + 1 :]:
            yield left, right
    for left in loose:
        for right in ordered:
            if right.register_id:
                yield left, right


def _reasons(groups: Mapping[str, str], links: Sequence[Link], deals: Mapping[str, Deal]) -> dict[str, str]:
    reasons = {
        claim: f"register entry {deals[claim].register_id}" for claim in groups if deals[claim].register_id
    }
    for found in sorted(links, key=lambda found: (-found.strength, found.left, found.right)):
        if groups[found.left] == groups[found.right]:
            for claim in (found.left, found.right):
                reasons.setdefault(claim, found.why)
    return reasons
