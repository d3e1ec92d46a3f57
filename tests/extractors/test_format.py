import json
from datetime import date
from decimal import Decimal

import pytest

from extractors.format import extraction_of, json_of
from graph.errors import WrongUse
from graph.model.claims import Document, Span
from graph.model.reading import (
    AmountReading,
    ContractReading,
    ControversyReading,
    Extraction,
    NamedMention,
    OrganisationReading,
    OwnershipReading,
    ReplyReading,
    RoleReading,
)
from graph.model.vocabulary import (
    AmountMeaning,
    Basis,
    ClaimStatus,
    ContractStatus,
    OrganisationKind,
    Per,
    ValueKind,
)

TEXT = "Acme runs ponds for Pondshire. Unite calls it unsafe."
ACME = NamedMention("Acme", OrganisationKind.COMPANY, 0, 4, "Acme")
PONDSHIRE = NamedMention("Pondshire", OrganisationKind.PUBLIC_BODY, 20, 29, "Pondshire", key="gb-pondshire")
FIRST, SECOND = Span(0, 30, TEXT[:30]), Span(31, 53, TEXT[31:53])
EXTRACTION = Extraction(
    document=Document(id="f00d", text=TEXT, title="Ponds", published=date(2026, 5, 28), language="en"),
    contracts=(
        ContractReading(
            vendor=ACME,
            client=PONDSHIRE,
            value=Decimal("2500000.50"),
            currency="GBP",
            value_kind=ValueKind.UP_TO,
            status=ContractStatus.ACTIVE,
            evidence=(FIRST,),
            confidence=0.8,
            rule="supply:run",
            why="because",
            basis=Basis.CEILING,
            per=Per.YEAR,
            count=2,
            start=date(2024, 1, 1),
            end=date(2027, 1, 1),
            title="Pond Programme",
            blocker=PONDSHIRE,
        ),
        ContractReading(ACME, None, None, None, None, ContractStatus.UNKNOWN, (FIRST,), 0.1, "r", "w"),
    ),
    controversies=(
        ControversyReading(
            vendor=ACME,
            category="health_safety",
            code="health_safety.occupational",
            accuser="Unite",
            accuser_mention=NamedMention("Unite", OrganisationKind.CIVIL_SOCIETY, 31, 36, "Unite"),
            speaker=None,
            stance=ClaimStatus.ALLEGED,
            denied_by_vendor=True,
            evidence=(SECOND,),
            confidence=0.7,
            rule="lexicon:unsafe",
            why="because",
            replies=(ReplyReading("Acme", ACME, True, FIRST),),
            contested=True,
        ),
    ),
    ownership=(OwnershipReading(ACME, PONDSHIRE, FIRST, 0.9, "arm"),),
    roles=(RoleReading("Ann Lee", "Acme", "director", FIRST),),
    organisations=(OrganisationReading("Acme", OrganisationKind.COMPANY, (ACME,), country="GB"),),
    amounts=(AmountReading(Decimal(5), "EUR", AmountMeaning.FINE, ValueKind.EXACT, 1, 3),),
    reader_version="1",
)


def test_an_extraction_survives_the_way_through_json() -> None:
    assert extraction_of(json.loads(json.dumps(json_of(EXTRACTION))), TEXT) == EXTRACTION


def test_the_keys_are_those_of_the_format() -> None:
    written = json_of(EXTRACTION)

    assert list(written)[:7] == [
        "document", "contracts", "controversies", "ownership", "roles", "organisations", "amounts",
    ]  # fmt: skip
    assert {"id", "title", "publisher", "published", "url", "sha256", "language"} <= set(written["document"])
    assert list(written["contracts"][0])[:13] == [
        "vendor", "client", "value", "value_kind", "currency", "per", "count", "status", "start", "end",
        "title",        "confidence", "evidence",
    ]  # fmt: skip
    assert list(written["controversies"][0])[:10] == [
        "vendor", "category", "code", "accuser", "speaker", "stance", "denied_by_vendor", "confidence",
        "evidence",        "replies",
    ]  # fmt: skip
    assert written["contracts"][0]["value"] == 2500000.5
    assert written["contracts"][0]["evidence"] == [{"start": 0, "end": 30, "quote": TEXT[:30]}]
    assert written["controversies"][0]["replies"][0]["quote"] == TEXT[:30]


def test_a_file_of_another_reader_may_give_names_without_places() -> None:
    written = json_of(EXTRACTION)
    del written["contracts"][0]["mentions"]

    read = extraction_of(written).contracts[0]

    assert (read.vendor.name, read.vendor.start, read.vendor.end) == ("Acme", 0, 4)


def test_what_is_no_extraction_is_refused_with_what_is_missing() -> None:
    with pytest.raises(WrongUse, match="contracts"):
        extraction_of({"document": {"id": "x"}})
