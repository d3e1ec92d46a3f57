"""BODS of both shapes into claims of ownership."""

import json
from datetime import date
from typing import Any

import pytest

from extractors.registers.stream import Origin, Skipped, Taken
from graph.model.claims import Claim

JSON = dict[str, Any]


def _entity(key: str, name: str | None, number: str | None = None, **more: Any) -> JSON:
    """A record of 0.4."""
    details = {"entityType": {"type": "registeredEntity"}, "name": name, "jurisdiction": {"code": "GB"}}
    if number:
        details["identifiers"] = [{"scheme": "GB-COH", "id": number}]
    return _record(key, "entity", details | more)


def _record(key: str, sort: str, details: JSON, *, on: str = "2020-01-01", status: str = "new") -> JSON:
    return {
        "statementId": f"{key}-{on}", "statementDate": on, "recordId": key, "recordType": sort,
        "recordStatus": status, "recordDetails": details,
        "publicationDetails": {"publisher": {"name": "Norland register"}, "license": "CC0", "bodsVersion": "0.4"},
    }  # fmt: skip


def _owned(child: str, parent: Any, *, on: str = "2020-01-01", status: str = "new", **interest: Any) -> JSON:
    stake = {"type": "shareholding", "startDate": "2016-04-06", "share": {"exact": 75}} | interest
    details = {"subject": child, "interestedParty": parent, "interests": [stake]}
    return _record(f"{child}<{parent}", "relationship", details, on=on, status=status)


def _flat(key: str, name: str, number: str, *, replaces: list[str] | None = None) -> JSON:
    """An entity of 0.2."""
    return {
        "statementID": key, "statementType": "entityStatement", "statementDate": "2017-01-01", "name": name,
        "entityType": "registeredEntity", "incorporatedInJurisdiction": {"name": "United Kingdom", "code": "GB"},
        "identifiers": [{"scheme": "GB-COH", "id": number}] * 145, "replacesStatements": replaces or [],
    }  # fmt: skip


def _flat_owned(
    key: str, child: str, parent: str, on: str, start: str, replaces: list[str] | None = None
) -> JSON:
    return {
        "statementID": key, "statementType": "ownershipOrControlStatement", "statementDate": on,
        "subject": {"describedByEntityStatement": child},
        "interestedParty": {"describedByEntityStatement": parent}, "replacesStatements": replaces or [],
        "interests": [{"type": "voting-rights", "interestLevel": "direct", "startDate": start,
                       "share": {"minimum": 25, "maximum": 50}}],
    }  # fmt: skip


HERON, EGRET = _entity("h", "Heron Ltd", "00000001"), _entity("e", "Egret Group plc", "00000002")


def _claims(found: list[Taken | Skipped]) -> list[Claim]:
    return [claim for one in found if isinstance(one, Taken) for claim in one.claims]


def _reasons(found: list[Taken | Skipped]) -> list[str]:
    return [str(one.reason) for one in found if isinstance(one, Skipped)]


def test_a_relationship_becomes_a_claim_of_ownership_with_its_share_and_time(read) -> None:
    (one,) = read([HERON, EGRET, _owned("h", "e")])
    (claim,) = one.claims

    assert [(str(role), mention.name, mention.identifiers) for role, mention in claim.names] == [
        ("child", "Heron Ltd", ("GB-COH:00000001",)),
        ("parent", "Egret Group plc", ("GB-COH:00000002",)),
    ]
    assert (claim.valid_from, claim.valid_to, claim.accepted_by_rule) == (date(2016, 4, 6), None, True)
    assert claim.rule == "bods-majority"
    assert "Interest: shareholding, 75 %, from 2016-04-06\nExtent: more than half\n" in one.document.text
    assert (one.document.licence, one.document.publisher) == ("CC0", "Norland register")


def test_relationships_may_stand_before_their_parties(read) -> None:
    assert len(_claims(read([_owned("h", "e"), HERON, EGRET]))) == 1


def test_the_flat_shape_is_read_and_a_number_given_145_times_is_one(read) -> None:
    found = read([
        _flat("s1", "Heron Ltd", "00000001"), _flat("s2", "Egret Group plc", "00000002"),
        _flat_owned("s3", "s1", "s2", "2017-01-01", "2016-04-06"),
    ])  # fmt: skip
    (claim,) = _claims(found)

    assert claim.names[0][1].identifiers == ("GB-COH:00000001",)
    assert claim.rule == "bods-minority"
    assert claim.accepted_by_rule


def test_a_statement_that_another_replaces_with_a_new_owner_is_ended(read) -> None:
    found = read([
        _flat("s1", "Heron Ltd", "00000001"), _flat("s2", "Egret Group plc", "00000002"),
        _flat("s3", "Crane plc", "00000003"),
        _flat_owned("r1", "s1", "s2", "2017-01-01", "2016-04-06"),
        _flat_owned("r2", "s1", "s3", "2019-05-01", "2019-04-06", ["r1"]),
    ])  # fmt: skip
    first, second = _claims(found)

    assert (first.valid_from, first.valid_to, first.event_date) == (
        date(2016, 4, 6), date(2019, 5, 1), date(2019, 5, 1),
    )  # fmt: skip
    assert (second.valid_from, second.valid_to) == (date(2019, 4, 6), None)


def test_a_statement_that_updates_the_share_of_one_owner_keeps_its_beginning(read) -> None:
    found = read([
        _flat("s1", "Heron Ltd", "00000001"), _flat("s2", "Egret Group plc", "00000002"),
        _flat_owned("r1", "s1", "s2", "2017-01-01", "2016-04-06"),
        _flat_owned("r2", "s1", "s2", "2019-05-01", "2019-04-06", ["r1"]),
    ])  # fmt: skip

    assert [(claim.valid_from, claim.valid_to) for claim in _claims(found)] == [
        (date(2016, 4, 6), None), (date(2016, 4, 6), None),
    ]  # fmt: skip


def test_a_closed_record_ends_what_it_said(read) -> None:
    found = read([HERON, EGRET, _owned("h", "e"), _owned("h", "e", on="2022-03-01", status="closed")])
    first, last = _claims(found)

    assert (first.valid_to, last.valid_to, last.event_date) == (None, date(2022, 3, 1), date(2022, 3, 1))
    assert last.valid_from == date(2016, 4, 6)


def test_an_update_that_changes_nothing_makes_no_claim(read) -> None:
    found = read([HERON, EGRET, _owned("h", "e"), _owned("h", "e", on="2022-03-01", status="updated")])

    assert (len(_claims(found)), _reasons(found)) == (1, ["says what was said before"])


def test_persons_are_dropped_and_counted_and_never_named(read) -> None:
    person = _record("p", "person", {"names": [{"fullName": "Jo Sample"}], "birthDate": "1970-01-01"})
    found = read([HERON, person, _owned("h", "p")])

    assert _reasons(found) == ["person, dropped", "owned by a person, dropped"]
    assert "Sample" not in "".join(one.where + one.why for one in found if isinstance(one, Skipped))
    assert all(one.expected for one in found if isinstance(one, Skipped))


@pytest.mark.parametrize(
    ("sort", "reason"),
    [
        ("nominee", "holds for somebody else"),
        ("boardMember", "an office or a use, no stake"),
    ],
)
def test_nominees_and_boards_own_nothing(sort: str, reason: str, read) -> None:
    assert _reasons(read([HERON, EGRET, _owned("h", "e", type=sort)])) == [reason]


def test_owners_that_are_not_named_and_arrangements_are_counted(read) -> None:
    unnamed = _owned("h", {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner"})
    anonymous = _entity("x", "Somebody", entityType={"type": "anonymousEntity"})
    joint = _entity("j", "Joint holding", entityType={"type": "arrangement"})
    found = read([HERON, anonymous, joint, unnamed, _owned("h", "x"), _owned("h", "j")])

    assert sorted(_reasons(found)) == [
        "an arrangement, no organisation",
        "owner or company that is not named",
        "owner or company that is not named",
    ]


def test_circular_ownership_is_kept_and_told(read) -> None:
    crane = _entity("c", "Crane plc", "00000003")
    found = read(
        [HERON, EGRET, crane, _owned("h", "e"), _owned("e", "c"), _owned("c", "h"), _owned("h", "h")]
    )

    taken = [one for one in found if isinstance(one, Taken)]
    assert len(taken) == 3
    assert all([str(note.reason) for note in one.notes] == ["circular ownership"] for one in taken)
    assert _reasons(found) == ["owns itself"]


def test_one_number_on_two_companies_is_left_out_of_both(read) -> None:
    found = read([HERON, _entity("c", "Bittern Shipping plc", "00000001"), _owned("h", "c")])
    (one,) = found

    assert [mention.identifiers for _, mention in one.claims[0].names] == [(), ()]
    assert not one.claims[0].accepted_by_rule
    assert {str(note.reason) for note in one.notes} == {"one identifier on two names"}


def test_a_company_that_changed_its_name_keeps_its_number(read) -> None:
    renamed = _entity("h", "Bittern Shipping plc", "00000001") | {"statementDate": "2021-01-01"}
    (one,) = read([HERON, renamed, EGRET, _owned("h", "e")])

    assert one.claims[0].accepted_by_rule
    assert one.claims[0].names[0][1].name == "Bittern Shipping plc"


def test_a_number_that_breaks_its_form_proves_nothing(read) -> None:
    (one,) = read([_entity("h", "Heron Ltd", "2063384560"), EGRET, _owned("h", "e")])

    assert one.claims[0].names[0][1].identifiers == ()
    assert not one.claims[0].accepted_by_rule


def test_a_party_that_stands_in_no_file_is_told(read) -> None:
    assert _reasons(read([HERON, _owned("h", "z")])) == ["party that stands in none of the files"]


def test_a_file_that_breaks_off_gives_what_stood_whole(read) -> None:
    whole = json.dumps([HERON, EGRET, _owned("h", "e")]).encode()
    found = read(whole[:-20])

    assert _reasons(found) == ["ends too early", *["organisation of which nothing is claimed"] * 2]
    assert (
        len(_claims(read(b"\n".join(json.dumps(one).encode() for one in (HERON, EGRET, _owned("h", "e"))))))
        == 1
    )


@pytest.mark.parametrize(
    "wrong", [[], {}, 7, {"recordType": "entity"}, {"statementType": 5, "statementID": "x"},
              {"recordType": "relationship", "statementId": "r", "recordDetails": {"interests": [3, None]}},
              {"recordType": "entity", "statementId": "\ud800", "recordDetails": {"name": ["a"]}}],
)  # fmt: skip
def test_what_is_no_statement_does_not_stop_the_others(wrong: Any, read) -> None:
    assert len(_claims(read([wrong, HERON, EGRET, _owned("h", "e")]))) == 1


def test_the_dataset_names_the_register(read) -> None:
    (one,) = read([HERON, EGRET, _owned("h", "e")], Origin(dataset="My register", licence="CC BY-NC 4.0"))

    assert (one.claims[0].publisher, one.document.licence) == ("My register", "CC BY-NC 4.0")


def test_an_end_before_the_beginning_is_left_out_and_told(read) -> None:
    (one,) = read([HERON, EGRET, _owned("h", "e", endDate="2015-01-01")])

    assert (one.claims[0].valid_from, one.claims[0].valid_to) == (date(2016, 4, 6), None)
    assert [str(note.reason) for note in one.notes] == ["end before its beginning"]
