"""Readings of one sentence each, for tests of the loader and of all that it rebuilds."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from graph.load import LoadReport, Reading, load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import Basis, ClaimKind, ClaimStatus, ContractStatus, OrganisationKind, Role
from graph.store import Store

_BODY, _COMPANY, _CIVIL = (
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.COMPANY,
    OrganisationKind.CIVIL_SOCIETY,
)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)

GAZETTEER = Gazetteer.of(
    [
        KnownOrganisation("gb-mod", "Ministry of Defence", _BODY, "GB", aliases=("MoD",)),
        KnownOrganisation("gb-army", "British Army", _BODY, "GB", parent="gb-mod"),
        KnownOrganisation("nhs-england", "NHS England", _BODY, "GB"),
        KnownOrganisation("palantir", "Palantir", _COMPANY, "US", aliases=("Palantir Technologies",)),
        KnownOrganisation("serco", "Serco", _COMPANY, "GB"),
        KnownOrganisation("amnesty", "Amnesty International", _CIVIL, aliases=("Amnesty",)),
    ]
)
_KEYS = {name: known.key for known in GAZETTEER.organisations for name in (known.name, *known.aliases)}


class Readings:
    """Makes documents of one sentence with the claim that a reader would make of it."""

    def mention(
        self,
        text: str,
        name: str,
        *,
        kind: OrganisationKind = OrganisationKind.UNKNOWN,
        country: str | None = None,
        identifiers: Sequence[str] = (),
    ) -> Mention:
        start = text.index(name)
        return Mention(start, start + len(name), name, kind, _KEYS.get(name), country, tuple(identifiers))

    def deal(
        self,
        vendor: str = "Palantir",
        buyer: str | None = "NHS England",
        *,
        amount: int | None = 330_000_000,
        status: ContractStatus = ContractStatus.ACTIVE,
        published: date = date(2026, 5, 28),
        publisher: str = "Metro",
        vendor_country: str | None = None,
        vendor_identifiers: Sequence[str] = (),
        more_text: str = "",
        role: Role = Role.VENDOR,
        **fields: Any,
    ) -> Reading:
        """One contract claim."""
        what = " ".join(str(value) for _, value in sorted(fields.items()))
        said = f"{amount} {status} {published} {publisher} {what}"
        text = f"{vendor} works for {buyer or 'somebody'}, {said}.{more_text}"
        document = self.document(text, published=published, publisher=publisher)
        names = [
            (
                role,
                self.mention(
                    text, vendor, kind=_COMPANY, country=vendor_country, identifiers=vendor_identifiers
                ),
            )
        ]
        if buyer:
            names.append((Role.BUYER, self.mention(text, buyer, kind=_BODY)))
        claim = self.claim(
            document,
            ClaimKind.CONTRACT,
            names,
            status=status,
            amount=None if amount is None else Decimal(amount),
            currency=None if amount is None else "GBP",
            basis=fields.pop("basis", None if amount is None else Basis.REPORTED),
            **fields,
        )
        return document, [claim]

    def allegation(
        self,
        accused: str = "Palantir",
        *,
        accuser: str | None = "Amnesty",
        stance: ClaimStatus = ClaimStatus.ALLEGED,
        category: str = "human_rights",
        published: date = date(2026, 5, 28),
        reply: bool = False,
        text_before: str = "",
        **fields: Any,
    ) -> Reading:
        """One allegation, with a denial where `reply`."""
        what = " ".join(str(value) for _, value in sorted(fields.items()))
        text = f"{text_before}{accused} is accused by {accuser}: {category} {stance} {published} {what}."
        if reply:
            text += f" {accused} denies it."
        document = self.document(text, published=published, publisher="Metro")
        names = [(Role.ACCUSED, self.mention(text, accused, kind=_COMPANY))]
        if accuser:
            names.append((Role.ACCUSER, self.mention(text, accuser, kind=_CIVIL)))
        claim = self.claim(document, ClaimKind.ALLEGATION, names, stance=stance, category=category, **fields)
        if not reply:
            return document, [claim]
        start = text.rindex(accused)
        replier = Mention(start, start + len(accused), accused, _COMPANY, _KEYS.get(accused))
        denial = Claim(
            document_id=document.id,
            kind=ClaimKind.REPLY,
            evidence=(Span(start, len(text), text[start:]),),
            names=((Role.REPLIER, replier),),
            reader="test",
            reader_version="1",
            rule="test",
            why="test",
            confidence=0.9,
            denies=True,
            answers=claim.id,
        )
        return document, [claim, denial]

    def ownership(self, child: str, parent: str, *, published: date = date(2026, 1, 1)) -> Reading:
        """One claim that a company belongs to another."""
        text = f"{child} is owned by {parent}, says a report of {published}."
        document = self.document(text, published=published, publisher="Metro")
        names = [
            (Role.CHILD, self.mention(text, child, kind=_COMPANY, country="GB")),
            (Role.PARENT, self.mention(text, parent, kind=_COMPANY)),
        ]
        return document, [self.claim(document, ClaimKind.OWNERSHIP, names)]

    def document(self, text: str, *, published: date | None = None, publisher: str | None = None) -> Document:
        """A document with this text."""
        return Document(
            sha256(text.encode()).hexdigest(), text, title=text[:30], published=published, publisher=publisher
        )

    def claim(
        self, document: Document, kind: ClaimKind, names: Sequence[tuple[Role, Mention]], **fields: Any
    ) -> Claim:
        """A claim that rests on the whole first sentence."""
        end = document.text.index(".") + 1
        return Claim(
            document_id=document.id,
            kind=kind,
            evidence=(Span(0, end, document.text[:end]),),
            names=tuple(names),
            reader="test",
            reader_version="1",
            rule="test",
            why="test",
            confidence=0.9,
            publisher=document.publisher,
            published=document.published,
            **fields,
        )


@pytest.fixture(scope="session")
def readings() -> Readings:
    """Makes documents and claims."""
    return Readings()


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    """The names that the readings know."""
    return GAZETTEER


Put = Callable[..., LoadReport]


@pytest.fixture
def put(store: Store) -> Put:
    """Loads readings into the empty graph."""

    def loaded(*batch: Reading, at: datetime = AT) -> LoadReport:
        return load(store, batch, gazetteer=GAZETTEER, recorded_at=at)

    return loaded


@pytest.fixture
def rows(store: Store) -> Callable[..., list[dict[str, Any]]]:
    """Rows of a query that a test writes out."""

    def read(text: str, **parameters: object) -> list[dict[str, Any]]:
        return store.read_text(text, parameters)

    return read
