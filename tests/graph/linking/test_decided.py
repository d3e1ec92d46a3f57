import json
from datetime import UTC, datetime
from typing import Any

from graph.linking.decided import decided, settle

RULES = {"a": "a", "b": "a", "c": "c", "d": "d"}


def _decision(minute: int, action: str, **payload: Any) -> dict[str, Any]:
    at = datetime(2026, 1, 1, 0, minute, tzinfo=UTC)
    return {"id": str(minute), "action": action, "at": at, "payload": json.dumps(payload)}


def test_a_merge_joins_what_the_rules_keep_apart() -> None:
    said = decided([_decision(1, "merge", claims=["b", "c"])])

    assert settle(RULES, said, {}) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_split_takes_claims_out_and_keeps_them_together() -> None:
    said = decided([_decision(1, "split", claims=["b"])])

    assert settle(RULES, said, {}) == {"a": "a", "b": "b", "c": "c", "d": "d"}


def test_the_later_decision_on_the_same_claims_counts_in_whatever_order_they_are_read() -> None:
    merged, parted = _decision(1, "merge", claims=["c", "d"]), _decision(2, "split", claims=["d"])

    assert decided([parted, merged]) == decided([merged, parted])
    assert settle(RULES, decided([parted, merged]), {})["d"] == "d"


def test_claims_on_one_register_entry_are_one_contract_in_whichever_block_they_stand() -> None:
    assert settle(RULES, decided([]), {"c": "ocds-1", "d": "ocds-1"})["d"] == "c"


def test_a_claim_taken_out_of_a_register_entry_stays_out() -> None:
    said = decided([_decision(1, "split", claims=["d"])])

    assert settle(RULES, said, {"c": "ocds-1", "d": "ocds-1"})["d"] == "d"
