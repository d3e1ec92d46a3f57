"""From readings to claims."""

from datetime import date
from decimal import Decimal

from graph.claims import claims_of
from graph.model.claims import Document, Span
from graph.model.reading import (
    ContractReading,
    ControversyReading,
    Extraction,
    NamedMention,
    ReplyReading,
)
from graph.model.vocabulary import (
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    OrganisationKind,
    Role,
    ValueKind,
)

TEXT = "Norland signed a £9m deal with Ashdown and Bexley. Kin said Ashdown hurt people. Ashdown denied it."
DOCUMENT = Document(id="d" * 64, text=TEXT, publisher="Paper", published=date(2026, 1, 2))


def mention(name: str, kind: OrganisationKind = OrganisationKind.COMPANY) -> NamedMention:
    start = TEXT.index(name)
    return NamedMention(name, kind, start, start + len(name), name)


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def deal(vendor: str, *, value: Decimal | None = Decimal(9_000_000)) -> ContractReading:
    return ContractReading(
        vendor=mention(vendor),
        client=mention("Norland", OrganisationKind.PUBLIC_BODY),
        value=value,
        currency="GBP",
        value_kind=ValueKind.EXACT if value else None,
        status=ContractStatus.ACTIVE,
        evidence=(span("Norland signed a £9m deal with Ashdown and Bexley."),),
        confidence=0.6,
        rule="rule",
        why="why",
    )


def test_one_amount_for_two_vendors_is_one_claim_that_names_both() -> None:
    (claim,) = claims_of(Extraction(DOCUMENT, contracts=(deal("Ashdown"), deal("Bexley"))))

    assert sorted((role, each.name) for role, each in claim.names) == [
        (Role.BUYER, "Norland"),
        (Role.VENDOR, "Ashdown"),
        (Role.VENDOR, "Bexley"),
    ]


def test_deals_without_an_amount_stay_apart() -> None:
    claims = claims_of(
        Extraction(DOCUMENT, contracts=(deal("Ashdown", value=None), deal("Bexley", value=None)))
    )

    assert [claim.currency for claim in claims] == [None, None]


def test_a_bidder_is_no_vendor() -> None:
    bid = ContractReading(
        mention("Ashdown"),
        None,
        None,
        None,
        None,
        ContractStatus.TENDERED,
        (span("£9m deal"),),
        0.5,
        "r",
        "w",
    )

    (claim,) = claims_of(Extraction(DOCUMENT, contracts=(bid,)))

    assert [role for role, _ in claim.names] == [Role.BIDDER]


def test_a_denial_is_a_claim_of_the_accused_that_answers_the_allegation() -> None:
    charge = ControversyReading(
        vendor=mention("Ashdown"),
        category="human_rights",
        code=None,
        accuser="Kin",
        accuser_mention=None,
        speaker="Kin",
        stance=ClaimStatus.ALLEGED,
        denied_by_vendor=True,
        evidence=(span("Kin said Ashdown hurt people."),),
        confidence=0.7,
        rule="rule",
        why="why",
        replies=(ReplyReading("Ashdown", None, True, span("Ashdown denied it.")),),
    )

    claims = {claim.kind: claim for claim in claims_of(Extraction(DOCUMENT, controversies=(charge,)))}

    allegation, reply = claims[ClaimKind.ALLEGATION], claims[ClaimKind.REPLY]
    assert allegation.contested and not allegation.denies
    assert (reply.answers, reply.denies) == (allegation.id, True)
    assert [(role, each.name) for role, each in reply.names] == [(Role.REPLIER, "Ashdown")]


def test_the_order_of_the_readings_does_not_change_the_claims() -> None:
    forward = claims_of(Extraction(DOCUMENT, contracts=(deal("Ashdown"), deal("Bexley"))))
    backward = claims_of(Extraction(DOCUMENT, contracts=(deal("Bexley"), deal("Ashdown"))))

    assert [claim.id for claim in forward] == [claim.id for claim in backward]
