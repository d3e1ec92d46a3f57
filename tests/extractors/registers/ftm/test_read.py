"""FollowTheMoney into claims."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from extractors.registers.stream import Origin, Skipped, Taken
from graph.model.claims import Claim

JSON = dict[str, Any]


def _entity(key: str, schema: str, **properties: Any) -> JSON:
    return {
        "id": key, "schema": schema,
        "properties": {name: value if isinstance(value, list) else [value] for name, value in properties.items()},
    }  # fmt: skip


HERON = _entity("h", "Company", name="Heron Ltd", jurisdiction="gb", registrationNumber="00000001")
EGRET = _entity("e", "Company", name="Egret Group plc", jurisdiction="gb", registrationNumber="00000002")
OWNED = _entity("o", "Ownership", owner="e", asset="h", percentage="30%", startDate="2016-04-06")


def _claims(found: list[Taken | Skipped]) -> list[Claim]:
    return [claim for one in found if isinstance(one, Taken) for claim in one.claims]


def _reasons(found: list[Taken | Skipped]) -> list[str]:
    return [str(one.reason) for one in found if isinstance(one, Skipped)]


def _opensanctions(entity: JSON) -> JSON:
    return entity | {"caption": entity["properties"].get("name", ["x"])[0], "datasets": ["norland_list"],
                     "referents": [], "target": True}  # fmt: skip


def test_ownership_becomes_a_claim_whatever_the_order(read) -> None:
    (claim,) = _claims(read(OWNED, HERON, EGRET))

    assert [(str(role), mention.identifiers) for role, mention in claim.names] == [
        ("child", ("GB-COH:00000001",)),
        ("parent", ("GB-COH:00000002",)),
    ]
    assert (claim.rule, claim.valid_from, claim.accepted_by_rule) == ("ftm-minority", date(2016, 4, 6), True)


def test_what_touches_persons_is_dropped_counted_and_never_named(read) -> None:
    found = read(
        HERON,
        _entity("p", "Person", name="Jo Sample", birthDate="1970-01-01"),
        _entity("d", "Directorship", director="p", organization="h"),
        OWNED | {"properties": {"owner": ["p"], "asset": ["h"]}},
    )

    assert sorted(_reasons(found)) == [
        "person, dropped",
        "says something of a person, dropped",
        "says something of a person, dropped",
    ]
    assert not any("Sample" in one.where + one.why for one in found if isinstance(one, Skipped))


def test_an_award_becomes_a_contract(read) -> None:
    found = read(
        HERON,
        _entity("b", "PublicBody", name="Norland County Council", country="gb"),
        _entity("c", "Contract", title="Nightjar homes", authority="b", amount="5000", currency="GBP",
                procedureNumber="ocds-1", noticeId="N-1"),
        _entity("a", "ContractAward", contract="c", supplier="h", startDate="2025-01-01", endDate="2026-01-01"),
        origin=Origin(dataset="Norland data"),
    )  # fmt: skip
    (claim,) = _claims(found)

    assert (str(claim.status), claim.amount, claim.currency, claim.notice) == (
        "awarded",
        Decimal(5000),
        "GBP",
        "N-1",
    )
    assert [(str(role), mention.name, str(mention.kind)) for role, mention in claim.names] == [
        ("buyer", "Norland County Council", "public_body"),
        ("vendor", "Heron Ltd", "company"),
    ]
    assert claim.register_id == "Norland data/c"
    assert not claim.accepted_by_rule


def test_a_cancelled_contract_is_cancelled(read) -> None:
    contract = _entity("c", "Contract", title="Nightjar homes", cancelled="true")
    (claim,) = _claims(read(HERON, contract, _entity("a", "ContractAward", contract="c", supplier="h")))

    assert str(claim.status) == "cancelled"


@pytest.mark.parametrize(
    ("words", "category", "code"),
    [
        ({"program": "UFLPA Entity List"}, "labour_rights", "labour_rights.forced"),
        ({"reason": "Serious human rights abuses"}, "human_rights", None),
        ({"reason": "Fraudulent practice", "program": "Debarment"}, "corruption", "corruption.fraud"),
    ],
)
def test_a_sanction_falls_under_what_its_words_say(
    words: JSON, category: str, code: str | None, read
) -> None:
    sanction = _entity(
        "s", "Sanction", entity="h", authority="Norland Office", startDate="2024-01-01", **words
    )
    (claim,) = _claims(read(HERON, sanction))

    assert (str(claim.kind), str(claim.stance), claim.category, claim.code) == (
        "listing",
        "ruled",
        category,
        code,
    )
    assert (claim.authority, claim.valid_from) == ("Norland Office", date(2024, 1, 1))


def test_a_sanction_that_was_lifted_is_withdrawn_and_a_risk_is_an_allegation(read) -> None:
    over = _entity("s", "Sanction", entity="h", authority="A", reason="Bribery", status="Delisted",
                   startDate="2020-01-01", endDate="2022-01-01")  # fmt: skip
    risk = _entity("r", "Risk", entity="h", authority="A", reason="Bribery")
    claims = {claim.rule: claim for claim in _claims(read(HERON, over, risk))}

    assert (str(claims["ftm-sanction"].stance), claims["ftm-sanction"].event_date) == (
        "withdrawn",
        date(2022, 1, 1),
    )
    assert str(claims["ftm-risk"].stance) == "alleged"


def test_a_listing_that_does_not_say_why_is_counted(read) -> None:
    found = read(HERON, _entity("s", "Sanction", entity="h", authority="A", program="X-12"))

    assert _reasons(found) == ["listing that does not say why"]
    listed = HERON | {"properties": HERON["properties"] | {"topics": ["sanction"]}}
    assert _reasons(read(listed)) == ["listed by its topics, but the files do not say by whom and why"]


def test_opensanctions_is_non_commercial_unless_one_says_otherwise(read) -> None:
    entities = [_opensanctions(one) for one in (HERON, EGRET, OWNED)]
    (one,) = read(*entities)
    (bought,) = read(*entities, origin=Origin(licence="Commercial licence of Norland"))

    assert one.document.licence == "CC BY-NC 4.0 (that of OpenSanctions; none was given)"
    assert [str(note.reason) for note in one.notes] == [
        "licence that was not given, taken for non-commercial"
    ]
    assert (one.document.publisher, one.claims[0].publisher) == ("norland_list", "norland_list")
    assert (bought.document.licence, bought.notes) == ("Commercial licence of Norland", ())


def test_relations_nested_in_their_entity_are_read(read) -> None:
    nested = HERON | {"properties": HERON["properties"] | {
        "sanctions": [_entity("s", "Sanction", authority="A", reason="Bribery")]}}  # fmt: skip

    (claim,) = _claims(read(nested))

    assert claim.names[1][1].name == "Heron Ltd"


def test_circles_are_kept_and_told_and_one_number_on_two_names_is_left_out(read) -> None:
    back = _entity("o2", "Ownership", owner="h", asset="e")
    twin = _entity(
        "x", "Company", name="Bittern Shipping plc", jurisdiction="gb", registrationNumber="00000001"
    )
    taken = [one for one in read(HERON, EGRET, OWNED, back, twin) if isinstance(one, Taken)]

    assert len(taken) == 2
    for one in taken:
        assert {str(note.reason) for note in one.notes} == {
            "circular ownership",
            "one identifier on two names",
        }
        assert not one.claims[0].accepted_by_rule


@pytest.mark.parametrize(
    "wrong", [b"{", b"7", b"[1]", b'{"id": "x", "schema": "Company"}', b'{"id": 5, "schema": 1, "properties": []}',
              b'{"id": "\\ud800", "schema": "Company", "properties": {"name": [null, {"a": 1}, "\\u0000"]}}'],
)  # fmt: skip
def test_a_line_that_is_no_entity_costs_that_line(wrong: bytes, read) -> None:
    assert len(_claims(read(HERON, wrong, EGRET, OWNED))) == 1


def test_other_schemata_are_counted(read) -> None:
    found = read(_entity("x", "UnknownLink", subject="h", object="e"), _entity("y", "Payment"), HERON)

    assert _reasons(found) == [
        "schema that claims nothing of the graph",
        "schema that claims nothing of the graph",
        "organisation or contract of which nothing is claimed",
    ]
    assert all(one.expected for one in found if isinstance(one, Skipped))
