from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from graph import decisions
from graph.checks import compare, problems
from graph.decisions import Reviewer
from graph.errors import Conflict, InvalidClaim, NotFound, WrongUse
from graph.model.vocabulary import ContractStatus, Review
from graph.snapshot import export
from graph.store import Store

pytestmark = pytest.mark.neo4j
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def _ada(minute: int = 0, reason: str | None = None) -> Reviewer:
    return Reviewer("Ada", AT + timedelta(minutes=minute), reason)


def _review(rows: Any, claim: str) -> Any:
    return rows("MATCH (c:Claim {id: $id}) RETURN c.review AS review, c.reviewer AS by", id=claim)[0]


def test_a_decision_needs_a_name_and_a_time_zone() -> None:
    with pytest.raises(WrongUse, match="name"):
        Reviewer(" ", AT)
    with pytest.raises(WrongUse, match="zone"):
        Reviewer("Ada", AT.replace(tzinfo=None))


def test_accepting_a_claim_accepts_who_is_named_and_so_the_edge(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    document, (claim,) = readings.deal("Acme Guarding Ltd", vendor_country="GB")
    put((document, [claim]))

    decisions.accept(store, claim.id, _ada())

    edge = rows("MATCH ()-[e:SUPPLIES_UNDER]->(c) RETURN e.review AS review, c.acceptedAmount AS amount")
    assert _review(rows, claim.id) == {"review": "accepted", "by": "Ada"}
    assert edge == [{"review": "accepted", "amount": 330_000_000.0}]


def test_a_rejected_claim_counts_nowhere(store: Store, readings: Any, put: Any, rows: Any) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))

    decisions.reject(store, claim.id, _ada())

    assert rows("MATCH (:Organisation)-[e]->(:Contract) RETURN e") == []
    assert rows("MATCH (v:Vendor) RETURN v.name AS name") == []
    assert problems(store) == []


def test_a_retracted_claim_takes_no_decision_but_the_undoing_of_its_retraction(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))
    retraction = decisions.retract(store, claim.id, _ada())

    for decide in (decisions.dispute, decisions.accept, decisions.reject):
        with pytest.raises(Conflict, match="retracted for good"):
            decide(store, claim.id, _ada(1))
    decisions.undo(store, retraction, _ada(2))

    assert _review(rows, claim.id)["review"] == "unreviewed"


def test_the_latest_decision_counts_and_undoing_it_brings_back_the_one_before(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))
    decisions.accept(store, claim.id, _ada(0))
    disputed = decisions.dispute(store, claim.id, _ada(1))
    assert _review(rows, claim.id)["review"] == "disputed"

    undone = decisions.undo(store, disputed, _ada(2))
    after_undo = _review(rows, claim.id)["review"]
    decisions.undo(store, undone, _ada(3))

    assert (after_undo, _review(rows, claim.id)["review"]) == ("accepted", "disputed")


def test_two_people_who_decide_at_once_do_not_overwrite_each_other(
    store: Store, readings: Any, put: Any
) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))
    decisions.accept(store, claim.id, _ada(), expected=Review.UNREVIEWED)

    with pytest.raises(Conflict, match="accepted by now"):
        decisions.reject(store, claim.id, _ada(1), expected=Review.UNREVIEWED)


def test_a_correction_supersedes_and_its_undoing_restores(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))
    before = export(store)

    changes = {"status": ContractStatus.BLOCKED, "amount": Decimal(50_000_000)}
    decision, new = decisions.correct(store, claim.id, changes, _ada(reason="the text says blocked"))

    (row,) = rows(
        "MATCH (c:Contract) WHERE c.endedAt IS NULL"
        " RETURN c.status AS status, c.amount AS amount, c.claimIds AS ids"
    )
    assert row == {"status": "blocked", "amount": 50_000_000.0, "ids": [new]}
    assert _review(rows, new) == {"review": "accepted", "by": "Ada"}
    assert problems(store) == []
    decisions.undo(store, decision, _ada(1))
    assert export(store) == before


def test_a_correction_that_a_claim_may_not_hold_is_refused_and_changes_nothing(
    store: Store, readings: Any, put: Any
) -> None:
    document, (claim,) = readings.deal()
    put((document, [claim]))
    before = export(store)

    with pytest.raises(InvalidClaim):
        decisions.correct(store, claim.id, {"currency": None}, _ada())
    with pytest.raises(WrongUse, match="colour"):
        decisions.correct(store, claim.id, {"colour": "red"}, _ada())
    with pytest.raises(WrongUse, match="changes nothing"):
        decisions.correct(store, claim.id, {"amount": Decimal(330_000_000)}, _ada())

    assert export(store) == before


def test_merged_organisations_answer_with_the_registered_one_and_undo_brings_both_back(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    put(
        readings.deal("Acme Guarding Ltd", vendor_identifiers=("GB-COH:01234567",)),
        readings.deal("Acme", amount=5),
    )
    before = export(store)
    names = rows("MATCH (o:Organisation)-[:SUPPLIES_UNDER]->() RETURN o.id AS id ORDER BY id")

    decision = decisions.merge(store, [row["id"] for row in names], _ada())

    suppliers = rows(
        "MATCH (o:Organisation)-[:SUPPLIES_UNDER]->() RETURN DISTINCT o.id AS id, o.aliases AS aliases"
    )
    assert suppliers == [{"id": "GB-COH:01234567", "aliases": ["Acme"]}]
    assert compare(store, now=AT) == []
    decisions.undo(store, decision, _ada(1))
    assert export(store) == before


def test_two_numbers_of_one_register_and_a_parent_with_its_subsidiary_are_never_merged(
    store: Store, readings: Any, put: Any
) -> None:
    numbers = ["GB-COH:00000001", "GB-COH:00000002"]
    put(*(readings.deal(f"Acme {number}", vendor_identifiers=(number,)) for number in numbers))
    put(readings.ownership("Serco", "Palantir"))

    with pytest.raises(WrongUse, match="different numbers"):
        decisions.merge(store, numbers, _ada())
    with pytest.raises(WrongUse, match="subsidiary"):
        decisions.merge(store, ["serco", "palantir"], _ada())


def test_merged_contracts_are_one_and_stay_so_when_more_is_read(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    put(readings.deal(amount=1_000), readings.deal(amount=2_000, buyer="Ministry of Defence"))
    ids = [row["id"] for row in rows("MATCH (c:Contract) RETURN c.id AS id")]

    decisions.merge(store, ids, _ada())
    put(readings.deal(amount=1_005))

    found = rows("MATCH (c:Contract) WHERE c.endedAt IS NULL RETURN size(c.claimIds) AS claims")
    assert found == [{"claims": 3}]
    assert problems(store) == []


def test_a_claim_that_was_split_off_stays_off_when_more_is_read(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    first, second = readings.deal(title="Nightjar"), readings.deal(title="Nightjar", amount=331_000_000)
    put(first, second)
    (contract,) = rows("MATCH (c:Contract) WHERE c.endedAt IS NULL RETURN c.id AS id")

    decisions.split(store, contract["id"], [second[1][0].id], _ada())
    put(readings.deal(title="Nightjar", amount=332_000_000))

    found = rows("MATCH (c:Contract) WHERE c.endedAt IS NULL RETURN size(c.claimIds) AS n ORDER BY n")
    assert [row["n"] for row in found] == [1, 2]


def test_names_that_were_split_off_become_an_organisation_of_their_own(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    put(readings.deal("Acme Guarding Ltd", vendor_country="GB"))
    put(readings.deal("Acme Guarding Ltd", vendor_country="GB", amount=5))
    found = rows(
        "MATCH (m:Mention {name: 'Acme Guarding Ltd'})-[:RESOLVED_TO]->(o) RETURN m.id AS id, o.id AS o"
    )

    decisions.split(store, found[0]["o"], [found[0]["id"]], _ada())

    assert len(rows("MATCH (o:Vendor) RETURN o.id AS id")) == 2
    assert rows("MATCH (:Organisation)-[e:POSSIBLY_SAME_AS]->(:Organisation) RETURN e.why AS why") != []


def test_what_was_kept_apart_is_suggested_no_more(store: Store, readings: Any, put: Any, rows: Any) -> None:
    put(readings.allegation(), readings.allegation(accuser=None))
    (pair,) = rows("MATCH (l)-[:POSSIBLY_SAME_AS]->(r) RETURN l.id AS left, r.id AS right")

    decisions.keep_apart(store, pair["left"], pair["right"], _ada())
    put(readings.allegation(accuser=None))

    assert rows("MATCH ()-[e:POSSIBLY_SAME_AS]->() RETURN e.key AS key") == []


def test_organisations_kept_apart_are_suggested_no_more(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    put(readings.deal("Acme Guarding Ltd"), readings.deal("Acme Guarding Ltd", amount=5))
    (pair,) = rows("MATCH (l:Organisation)-[:POSSIBLY_SAME_AS]->(r) RETURN l.id AS left, r.id AS right")

    decision = decisions.keep_apart(store, pair["left"], pair["right"], _ada())
    apart = rows("MATCH (:Organisation)-[e:POSSIBLY_SAME_AS]->() RETURN e.key AS key")
    decisions.undo(store, decision, _ada(1))

    assert apart == []
    assert len(rows("MATCH (:Organisation)-[e:POSSIBLY_SAME_AS]->() RETURN e.key AS key")) == 1


def test_deciding_on_what_is_not_there_or_of_two_kinds_is_refused(
    store: Store, readings: Any, put: Any
) -> None:
    put(readings.deal(), readings.allegation())

    with pytest.raises(NotFound):
        decisions.accept(store, "nobody", _ada())
    with pytest.raises(NotFound):
        decisions.undo(store, "nothing", _ada())
    with pytest.raises(WrongUse, match="one kind"):
        decisions.merge(store, ["palantir", _matter_id(store)], _ada())


def _matter_id(store: Store) -> str:
    return str(store.read_text("MATCH (c:Controversy) RETURN c.id AS id", {})[0]["id"])
