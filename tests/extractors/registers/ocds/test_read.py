"""What a release becomes, and every way in which registers go wrong."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from extractors.registers.ocds.packages import Refusal
from extractors.registers.stream import Origin, Skipped, Taken, Unreadable
from extractors.registers.values import LeftOut
from graph.model.claims import Claim
from graph.model.vocabulary import Basis, ContractStatus, OrganisationKind, Role, ValueKind, Vat

Read = Callable[..., list[Taken | Skipped]]
Make = Callable[..., dict[str, Any]]


def _one(found: list[Taken | Skipped]) -> Taken:
    (taken,) = found
    assert isinstance(taken, Taken), taken
    return taken


def _claim(found: list[Taken | Skipped]) -> Claim:
    (claim,) = _one(found).claims
    return claim


def _reasons(found: list[Taken | Skipped]) -> list[LeftOut]:
    return [note.reason for note in _one(found).notes]  # type: ignore[misc]


def _award(**fields: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "status": "active",
        "value": {"amount": 100, "currency": "GBP"},
        "suppliers": [{"id": "s", "name": "Ashdown Care Limited"}],
    } | fields


def test_an_award_with_its_contract_is_one_claim(read: Read, release: Make) -> None:
    taken = _one(read({"releases": [release()]}))
    (claim,) = taken.claims

    assert (claim.amount, claim.currency, claim.basis) == (Decimal(9000000), "GBP", Basis.AWARDED)
    assert claim.status is ContractStatus.ACTIVE
    assert claim.register_id == "ocds-h6vhtk-000001/award/1"
    assert claim.title == "Nightjar care homes"
    assert (claim.event_date, claim.published) == (date(2025, 3, 1), date(2025, 3, 4))
    assert (claim.valid_from, claim.valid_to) == (date(2025, 4, 1), date(2028, 3, 31))
    assert claim.publisher == "Find a Tender"
    assert taken.document.url == "https://www.find-tender.service.gov.uk/procurement/ocds-h6vhtk-000001"
    assert taken.document.text.splitlines()[3:] == [
        "Contract value: GBP 9,000,000",
        "Contract: 1 (status active)",
        "Title: Nightjar care homes",
        "Buyer: Norland County Council (GB-PPON PAAA-1111-BBBB, GB)",
        "Supplier: Ashdown Care Limited (GB-COH 01234567, GB)",
        "Awarded on: 2025-02-01",
        "Signed on: 2025-03-01",
        "Period: 2025-04-01 to 2028-03-31",
    ]


def test_officials_and_how_to_reach_them_are_dropped(read: Read, release: Make) -> None:
    tender = {"id": "t", "title": "Care homes, questions to jane@example.org or tel. 01234 567 890"}
    text = _one(read(release(tender=tender))).document.text

    assert "Jane" not in text
    assert "example.org" not in text
    assert "567" not in text.replace("01234567", "")


def test_the_first_quote_is_the_value(read: Read, release: Make) -> None:
    claim = _claim(read(release()))

    assert min(claim.evidence, key=lambda span: span.start).quote == "Contract value: GBP 9,000,000"


def test_a_claim_is_accepted_by_rule_only_when_every_party_has_a_proven_number(
    read: Read, release: Make
) -> None:
    assert _claim(read(release())).accepted_by_rule

    unnumbered = release(buyer={"id": "x", "name": "Norland County Council"})
    unbought = release(buyer=None, parties=release()["parties"][1:])
    for other in (unnumbered, unbought):
        assert not _claim(read(other)).accepted_by_rule


def test_the_same_file_twice_gives_the_same_documents_and_claims(read: Read, release: Make) -> None:
    first, second = _one(read(release())), _one(read([release()], name="other.json"))

    assert first.document.id == second.document.id
    assert [claim.id for claim in first.claims] == [claim.id for claim in second.claims]


def test_several_suppliers_of_an_award_share_its_value(read: Read, release: Make) -> None:
    suppliers = [{"id": str(n), "name": f"Firm number {n} Ltd"} for n in range(263)]
    taken = _one(read(release(awards=[_award(suppliers=suppliers)], contracts=[])))
    (claim,) = taken.claims

    assert claim.amount == 100
    assert sum(role is Role.VENDOR for role, _ in claim.names) == 263
    assert taken.document.text.count("Award value") == 1


def test_two_awards_are_two_contracts(read: Read, release: Make) -> None:
    awards = [_award(), _award(id="2", value={"amount": 7, "currency": "GBP"}, relatedLots=["B"])]
    taken = _one(read(release(awards=awards, contracts=[])))

    assert {claim.register_id: claim.amount for claim in taken.claims} == {
        "ocds-h6vhtk-000001/award/1": 100,
        "ocds-h6vhtk-000001/award/2": 7,
    }
    assert "Lots: B" in taken.document.text


def test_an_award_of_several_contracts_is_a_bundle_beside_them(read: Read, release: Make) -> None:
    contracts = [{"id": str(n), "awardID": "1", "value": {"amount": 50, "currency": "GBP"}} for n in (1, 2)]
    claims = _one(read(release(awards=[_award()], contracts=contracts))).claims

    assert [(claim.count, claim.value_kind) for claim in claims] == [
        (2, ValueKind.TOTAL_OF_SEVERAL),
        (None, ValueKind.EXACT),
        (None, ValueKind.EXACT),
    ]
    assert len({claim.register_id for claim in claims}) == 3


def test_a_contract_without_its_award_stands_alone(read: Read, release: Make) -> None:
    contracts = [
        {
            "id": "c",
            "awardID": "elsewhere",
            "dateSigned": "2025-01-02",
            "value": {"amount": 5, "currency": "EUR"},
        }
    ]
    claim = _claim(read(release(awards=[], contracts=contracts)))

    assert (claim.register_id, claim.amount, claim.status) == (
        "ocds-h6vhtk-000001/contract/c",
        5,
        ContractStatus.ACTIVE,
    )


def test_a_value_that_differs_from_its_award_is_kept_beside_it(read: Read, release: Make) -> None:
    award = _award(date="2025-01-01", value={"amount": 80, "currency": "GBP"})
    contract, awarded = _one(read(release(awards=[award]))).claims

    assert (contract.amount, awarded.amount) == (9000000, 80)
    assert contract.register_id == awarded.register_id
    assert awarded.event_date == date(2025, 1, 1)


def test_the_ceiling_of_a_framework_is_called_one(read: Read, release: Make) -> None:
    techniques = {"hasFrameworkAgreement": True}
    claim = _claim(read(release(tender={"id": "t", "title": "Nightjar", "techniques": techniques})))

    assert claim.basis is Basis.CEILING


def test_a_framework_of_one_lot_makes_no_ceiling_of_another(read: Read, release: Make) -> None:
    lots = [{"id": "A", "techniques": {"hasFrameworkAgreement": True}}, {"id": "B"}]
    awards = [_award(relatedLots=["A"]), _award(id="2", relatedLots=["B"])]
    taken = _one(read(release(tender={"id": "t", "title": "N", "lots": lots}, awards=awards, contracts=[])))

    assert [claim.basis for claim in taken.claims] == [Basis.CEILING, Basis.AWARDED]


def test_a_call_off_cites_its_framework(read: Read, release: Make) -> None:
    related = [
        {"id": "1", "relationship": ["framework"], "scheme": "ocid", "identifier": "ocds-h6vhtk-0fffff"}
    ]
    tender = {"id": "t", "title": "Nightjar", "techniques": {"hasFrameworkAgreement": True}}
    claim = _claim(read(release(relatedProcesses=related, tender=tender)))
    framework = _claim(read(release(ocid="ocds-h6vhtk-0fffff", tender=tender)))

    assert claim.basis is Basis.AWARDED
    assert claim.notice == framework.notice == "ocds-h6vhtk-0fffff"


def test_value_added_tax_is_told_where_the_register_tells_it(read: Read, release: Make) -> None:
    def vat(value: dict[str, Any]) -> Vat | None:
        return _claim(read(release(awards=[_award(value=value)], contracts=[]))).vat

    assert vat({"amount": 100, "amountGross": 120, "currency": "GBP"}) is Vat.EXCLUDING
    assert vat({"amountGross": 120, "currency": "GBP"}) is Vat.INCLUDING
    assert vat({"amount": 100, "currency": "GBP"}) is None


def test_payments_are_an_amount_only_where_nothing_was_awarded(read: Read, release: Make) -> None:
    paid = {
        "transactions": [
            {"id": "1", "date": "2025-05-01", "value": {"amount": 10, "currency": "GBP"}},
            {"id": "2", "date": "2025-06-01", "amount": {"amount": 5.5, "currency": "GBP"}},
        ]
    }
    contract = release()["contracts"][0] | {"implementation": paid}
    both = _one(read(release(contracts=[contract])))
    alone = _claim(read(release(awards=[], contracts=[contract | {"value": None, "awardID": None}])))

    assert "Paid so far: GBP 15.50 (2 payments, the last on 2025-06-01)" in both.document.text
    assert both.claims[0].basis is Basis.AWARDED
    assert (alone.amount, alone.basis) == (Decimal("15.5"), Basis.SPENT)


def test_bidders_of_a_tender_bid_and_supply_nothing(read: Read, release: Make) -> None:
    bidders = [{"id": "a", "name": "Ashdown Care Limited"}, {"id": "b", "name": "Brockley Homes Ltd"}]
    tender = {"id": "t", "title": "Nightjar", "status": "active", "tenderers": bidders}
    claim = _claim(read(release(tag=["tender"], tender=tender, awards=[], contracts=[])))

    assert claim.status is ContractStatus.TENDERED
    assert [role for role, _ in claim.names] == [Role.BUYER, Role.BIDDER, Role.BIDDER]
    assert claim.amount is None


def test_a_tender_without_bidders_is_no_failure(read: Read, release: Make) -> None:
    (skipped,) = read(release(tag=["tender"], awards=[], contracts=[]))

    assert isinstance(skipped, Skipped)
    assert skipped.expected


def test_a_release_without_ocid_is_reported(read: Read, release: Make) -> None:
    found = read({"releases": [release(ocid=None), release()]})

    assert isinstance(found[0], Skipped)
    assert found[0].reason is Refusal.NO_OCID
    assert "releases[1]" in found[0].where
    assert isinstance(found[1], Taken)


def test_an_award_without_a_supplier_that_can_be_named_is_reported(read: Read, release: Make) -> None:
    parties = release()["parties"][:1]
    for name in (None, "", "N/A", "REDACTED UNDER FOI", "Not Awarded", "..."):
        (skipped,) = read(
            release(awards=[_award(suppliers=[{"id": "s", "name": name}])], contracts=[], parties=parties)
        )

        assert isinstance(skipped, Skipped)
        assert skipped.reason is Refusal.NO_SUPPLIER


def test_a_supplier_whose_name_is_null_is_named_by_its_party_or_its_number(read: Read, release: Make) -> None:
    by_party = _claim(
        read(release(awards=[_award(suppliers=[{"id": "GB-COH-01234567", "name": None}])], contracts=[]))
    )
    identifier = {"scheme": "GB-COH", "id": "01234567", "legalName": None}
    parties = [{"id": "s", "name": None, "identifier": identifier, "roles": ["supplier"]}]
    by_number = _claim(
        read(release(awards=[_award(suppliers=[{"id": "s", "name": None}])], contracts=[], parties=parties))
    )

    assert by_party.names[1][1].name == "Ashdown Care Limited"
    assert by_number.names[-1][1].name == "GB-COH:01234567"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"amount": 0, "currency": "GBP"}, LeftOut.ZERO),
        ({"amount": -5, "currency": "GBP"}, LeftOut.NEGATIVE),
        ({"amount": 1e30, "currency": "GBP"}, LeftOut.ABSURD),
        ({"amount": 5, "currency": "USN"}, LeftOut.CURRENCY),
        ({"amount": 5, "currency": None}, LeftOut.NO_CURRENCY),
        ({"amount": "five", "currency": "GBP"}, LeftOut.NO_NUMBER),
        ({"amount": "1e999999999", "currency": "GBP"}, LeftOut.NO_NUMBER),
    ],
)
def test_an_amount_that_cannot_be_is_left_out_and_the_contract_kept(
    read: Read, release: Make, value: dict[str, Any], reason: LeftOut
) -> None:
    found = read(release(awards=[_award(value=value)], contracts=[]))

    assert _claim(found).amount is None
    assert _reasons(found) == [reason]


@pytest.mark.parametrize(
    "end", ["2999-12-31", "9999-12-31T00:00:00Z", "0001-01-01", "31/12/2025", "2025-02-30"]
)
def test_a_day_that_stands_for_none_is_left_out(read: Read, release: Make, end: str) -> None:
    award = _award(contractPeriod={"startDate": "2025-01-01", "endDate": end})
    found = read(release(awards=[award], contracts=[]))

    assert (_claim(found).valid_from, _claim(found).valid_to) == (date(2025, 1, 1), None)
    assert _reasons(found) == [LeftOut.DATE]


def test_an_end_before_its_beginning_is_left_out(read: Read, release: Make) -> None:
    award = _award(contractPeriod={"startDate": "2025-06-01", "endDate": "2024-06-01"})
    found = read(release(awards=[award], contracts=[]))

    assert _claim(found).valid_to is None
    assert _reasons(found) == [LeftOut.ORDER]


def _numbered(release: Make, scheme: str | None, number: str) -> dict[str, Any]:
    supplier = {"id": "s", "name": "Ashdown Care Limited", "identifier": {"scheme": scheme, "id": number}}
    parties = [release()["parties"][0], supplier | {"roles": ["supplier"]}]
    return release(parties=parties, awards=[_award()], contracts=[])


def test_a_company_number_with_lost_zeros_is_mended_told_and_not_accepted_by_rule(
    read: Read, release: Make
) -> None:
    found = read(_numbered(release, "GB-COH", "7590785"))

    assert _claim(found).names[1][1].identifiers == ("GB-COH:07590785",)
    assert not _claim(found).accepted_by_rule
    (note,) = _one(found).notes
    assert note.reason is LeftOut.MENDED_IDENTIFIER
    assert "7590785" in note.why


@pytest.mark.parametrize("number", ["123456789", "1089464-1", "GB123456789", "n/a", "11111111.0"])
def test_a_number_that_its_register_does_not_give_is_left_out(read: Read, release: Make, number: str) -> None:
    found = read(_numbered(release, "GB-COH", number))

    assert _claim(found).names[1][1].identifiers == ()
    assert _reasons(found) == [LeftOut.IDENTIFIER]


def test_numbers_of_one_notice_service_identify_nobody(read: Read, release: Make) -> None:
    for scheme in (None, "GB-CFS", "GB-FTS"):
        found = read(_numbered(release, scheme, "12345678"))

        assert _claim(found).names[1][1].identifiers == ()
        assert not _one(found).notes


def test_one_number_on_two_names_identifies_neither(read: Read, release: Make) -> None:
    suppliers = [{"id": "GB-COH-01234567", "name": "Brockley Homes Ltd"}]
    found = read(release(awards=[_award(suppliers=suppliers)], contracts=[]))
    mention = _claim(found).names[1][1]

    assert (mention.name, mention.identifiers) == ("Brockley Homes Ltd", ())
    assert LeftOut.TWO_NAMES in _reasons(found)


def test_a_party_that_stands_twice_is_taken_once_and_told(read: Read, release: Make) -> None:
    trading = release()["parties"][1] | {"name": "ASHDOWN CARE LIMITED (t/a Ashdown Homes)"}
    found = read(release(parties=[*release()["parties"], trading]))

    assert len(_claim(found).names) == 2
    assert LeftOut.TWICE in _reasons(found)


@pytest.mark.parametrize("title", ["3508000", "£1,250.00", "N/A", "-"])
def test_a_title_that_names_nothing_is_left_out(read: Read, release: Make, title: str) -> None:
    award = _award(title=title)
    found = read(release(awards=[award], contracts=[]))

    assert _claim(found).title == "Nightjar care homes"
    assert _reasons(found) == [LeftOut.TITLE]


def test_a_web_address_that_is_none_is_left_out(read: Read, release: Make) -> None:
    document = {"id": "1", "documentType": "awardNotice", "url": "http://Contract Finder"}
    found = read(release(awards=[_award(documents=[document])], contracts=[]))

    assert _one(found).document.url == "https://www.find-tender.service.gov.uk/procurement/ocds-h6vhtk-000001"
    assert _reasons(found) == [LeftOut.ADDRESS]


def test_a_name_that_several_countries_have_is_known_by_the_country(read: Read, release: Make) -> None:
    buyer = {"id": "b", "name": "MINISTRY OF WORKS"}
    british = _claim(read(release(buyer=buyer)))
    abroad = _claim(read(release(buyer=buyer, ocid="ocds-000000-1")))

    assert (british.names[0][1].key, british.names[0][1].kind) == (
        "gb-ministry-of-works",
        OrganisationKind.PUBLIC_BODY,
    )
    assert abroad.names[0][1].key is None


def test_a_postcode_tells_the_country_and_goes_no_further(read: Read, release: Make) -> None:
    address = {"streetAddress": "5 Fenlock Court, Long Hanborough OX29 8RX"}
    suppliers = [{"id": "s", "name": "Ashdown Care Limited", "address": address}]
    taken = _one(read(release(awards=[_award(suppliers=suppliers)], contracts=[])))

    assert taken.claims[0].names[1][1].country == "GB"
    assert "OX29" not in taken.document.text


def test_version_1_0_without_parties_is_read(read: Read, release: Make) -> None:
    identifier = {"scheme": "GB-COH", "id": "01234567"}
    supplier = {
        "name": "Ashdown Care Limited",
        "identifier": identifier,
        "address": {"countryName": "England"},
    }
    buyer = {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}}
    old = release(parties=None, buyer=buyer, awards=[_award(suppliers=[supplier])], contracts=[])
    del old["parties"]

    assert _claim(read(old)).accepted_by_rule


def test_what_the_caller_says_goes_before_what_the_file_says(read: Read, release: Make) -> None:
    origin = Origin("Norland register", "Norland", "https://norland.example", "CC0")
    taken = _one(
        read({"releases": [release()], "license": "other", "publisher": {"name": "x"}}, origin=origin)
    )

    assert (taken.document.publisher, taken.document.licence) == ("Norland", "CC0")
    assert taken.claims[0].publisher == "Norland register"


@pytest.mark.parametrize(
    ("award", "contract", "expected"),
    [
        ("pending", None, ContractStatus.PROPOSED),
        ("active", None, ContractStatus.AWARDED),
        (None, None, ContractStatus.AWARDED),
        ("cancelled", None, ContractStatus.CANCELLED),
        ("unsuccessful", None, ContractStatus.CANCELLED),
        ("cancelled", "active", ContractStatus.CANCELLED),
        ("active", "pending", ContractStatus.AWARDED),
        ("active", "active", ContractStatus.ACTIVE),
        ("active", "cancelled", ContractStatus.CANCELLED),
        ("active", "terminated", ContractStatus.TERMINATED),
        ("active", "finished", ContractStatus.UNKNOWN),
    ],
)
def test_statuses_are_those_of_the_table(
    read: Read, release: Make, award: str | None, contract: str | None, expected: ContractStatus
) -> None:
    contracts = [{"id": "1", "awardID": "1", "status": contract}] if contract else []

    assert _claim(read(release(awards=[_award(status=award)], contracts=contracts))).status is expected


def test_a_contract_that_ends_on_its_last_day_has_expired(read: Read, release: Make) -> None:
    contract = {"id": "1", "awardID": "1", "status": "terminated", "period": {"endDate": "2025-01-31"}}

    assert _claim(read(release(awards=[_award()], contracts=[contract]))).status is ContractStatus.EXPIRED


def test_identifiers_that_no_index_can_hold_are_shortened(read: Read, release: Make) -> None:
    long = "x" * 9000
    supplier = {"name": "Ashdown Care Limited", "identifier": {"scheme": "GB-SRS", "id": long}}
    claim = _claim(read(release(awards=[_award(id=long, suppliers=[supplier])], contracts=[])))
    (skipped,) = read(release(ocid=long))

    assert len(claim.register_id or "") < 300
    assert claim.names[1][1].identifiers == ()
    assert isinstance(skipped, Skipped)


@pytest.mark.parametrize("wrong", [5, "text", None, [[]], {"releases": "many"}, {"hello": "world"}])
def test_what_is_no_release_is_reported(read: Read, wrong: Any) -> None:
    for found in (read(wrong), read({"releases": [wrong]})):
        assert all(isinstance(one, Skipped) for one in found)
        assert found


def test_fields_of_a_wrong_type_do_not_stop_the_rest(read: Read, release: Make) -> None:
    wrong = release(
        parties=[release()["parties"]], tender="none", awards={**_award(), "id": 1}, contracts=None
    )
    claim = _claim(read(wrong))

    assert claim.register_id == "ocds-h6vhtk-000001/award/1"
    assert claim.names[0][1].identifiers == ("GB-PPON:PAAA-1111-BBBB",)


def test_a_file_that_breaks_off_keeps_what_was_whole(read: Read, release: Make) -> None:
    whole = json.dumps({"releases": [release(), release(ocid="ocds-h6vhtk-000002")]}).encode()
    skipped, taken = read(whole[: len(whole) - 40])

    assert isinstance(skipped, Skipped)
    assert skipped.reason is Unreadable.TRUNCATED
    assert isinstance(taken, Taken)
