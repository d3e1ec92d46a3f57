"""What is derived from the live claims of a contract: pure functions (MODEL section 3, last part).

Live claims are those nobody rejected, retracted, disputed or corrected. Everything is derived twice: from
all live claims, and from the accepted ones alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.derive_rank import rank
from graph.linking.facts import ClaimFacts
from graph.model.vocabulary import Basis, ContractStatus, Review, ValueKind

_SUSPENDED = frozenset({Review.REJECTED, Review.RETRACTED, Review.DISPUTED})
_CLOSE = 0.01


def live(claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
    """The claims that count, in order of their identifiers."""
    found = (
        claim
        for claim in claims
        if claim.review not in _SUSPENDED and not claim.properties.get("supersededBy")
    )
    return sorted(found, key=lambda claim: claim.id)


def accepted(claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
    """Those of them that may be published."""
    return [claim for claim in live(claims) if claim.review is Review.ACCEPTED]


def contract_properties(claims: Sequence[ClaimFacts]) -> dict[str, Any]:
    """Every derived property of a contract, None for those that are missing."""
    alive, published = live(claims), accepted(claims)
    found = contract_state(alive)
    twin = contract_state(published)
    return {
        **found,
        **{f"accepted{key[0].upper()}{key[1:]}": value for key, value in twin.items()},
        "title": _title(alive),
        "registerIds": sorted({claim.register_id for claim in claims if claim.register_id}),
        "bundle": any(_is_bundle(claim) for claim in alive),
        "framework": any(claim.properties.get("basis") == Basis.CEILING for claim in alive),
    }


def contract_state(claims: Sequence[ClaimFacts]) -> dict[str, Any]:
    """Status, value and dates by the newest claim; on one day the register beats the press.

    `conflict` says that claims disagree on the amount, or on the status of one day; `otherAmounts` shows
    them.
    """
    ordered = sorted(claims, key=recency)
    statuses = [
        claim for claim in ordered if claim.properties.get("status", "unknown") != ContractStatus.UNKNOWN
    ]
    amounts = [claim for claim in ordered if claim.properties.get("amount") is not None]
    starts = [claim for claim in ordered if claim.properties.get("validFrom")]
    ends = [claim for claim in ordered if claim.properties.get("validTo")]
    latest = statuses[-1] if statuses else None
    value = amounts[-1].properties if amounts else {}
    days = [claim.day for claim in ordered if claim.day]
    status = (latest.properties["status"] if latest else "unknown") if claims else None
    return {
        "status": status,
        "statusAsOf": latest.day if latest else None,
        "amount": value.get("amount"),
        "currency": value.get("currency"),
        "valueKind": value.get("valueKind"),
        "basis": value.get("basis"),
        "per": value.get("per"),
        "count": value.get("count")
        or max((c.properties.get("count") or 0 for c in ordered), default=0)
        or None,
        "conflict": _disagree(amounts, value) or _contradict(statuses, latest) if claims else None,
        "otherAmounts": _other_amounts(amounts, value) if claims else None,
        "startDate": starts[-1].properties["validFrom"] if starts else None,
        "endDate": ends[-1].properties["validTo"] if ends else None,
        "registerEnd": bool(ends and ends[-1].register_id) if claims else None,
        "lastEvidence": max(days, default=None),
        "claimIds": sorted(claim.id for claim in claims) if claims else None,
        "rank": rank(status, value.get("currency"), value.get("amount")),
    }


def recency(claim: ClaimFacts) -> tuple[date, bool, str]:
    """Sorts claims from the oldest to the newest; on one day the register comes last."""
    return (claim.day or date.min, claim.register_id is not None, claim.id)


def _disagree(amounts: Sequence[ClaimFacts], value: Mapping[str, Any]) -> bool:
    return any(not _equal_amount(claim.properties, value) for claim in amounts)


def _equal_amount(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    same_unit = left.get("currency") == right.get("currency") and left.get("per") == right.get("per")
    larger = max(left["amount"], right["amount"])
    return same_unit and abs(left["amount"] - right["amount"]) <= _CLOSE * larger


def _contradict(statuses: Sequence[ClaimFacts], latest: ClaimFacts | None) -> bool:
    return latest is not None and any(
        claim.day == latest.day and claim.properties["status"] != latest.properties["status"]
        for claim in statuses
    )


def _other_amounts(amounts: Sequence[ClaimFacts], value: Mapping[str, Any]) -> list[str]:
    found = {
        _amount_text(claim.properties) for claim in amounts if not _equal_amount(claim.properties, value)
    }
    return sorted(found)


def _amount_text(found: Mapping[str, Any]) -> str:
    """``GBP 182,242,760 (awarded, Find a Tender)``; cents only where there are any."""
    amount = found["amount"]
    digits = f"{amount:,.0f}" if round(amount, 2) == round(amount) else f"{amount:,.2f}"
    parts = [found.get("basis") or "reported"]
    if found.get("per"):
        parts.append(f"per {found['per']}")
    if found.get("publisher"):
        parts.append(found["publisher"])
    return f"{found['currency']} {digits} ({', '.join(parts)})"


def _title(claims: Sequence[ClaimFacts]) -> str | None:
    titled = [claim for claim in claims if claim.properties.get("title")]
    best = max(titled, key=lambda claim: (claim.register_id is not None, *recency(claim)), default=None)
    return best.properties["title"] if best else None


def _is_bundle(claim: ClaimFacts) -> bool:
    count = claim.properties.get("count") or 1
    return count > 1 or claim.properties.get("valueKind") == ValueKind.TOTAL_OF_SEVERAL
