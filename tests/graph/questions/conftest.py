"""Small graphs for the questions, written by the real loader from documents of one sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from graph import decisions
from graph.decisions import Reviewer
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import Basis, ClaimKind, ClaimStatus, ContractStatus, OrganisationKind, Role
from graph.publication import LOCAL, Gate, ReviewMode
from graph.questions import Answer, ask
from graph.store import Store

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_BODY, _COMPANY = OrganisationKind.PUBLIC_BODY, OrganisationKind.COMPANY

GAZETTEER = Gazetteer.of(
    [
        KnownOrganisation("gb-mod", "Ministry of Defence", _BODY, "GB", aliases=("MoD",)),
        KnownOrganisation("gb-army", "British Army", _BODY, "GB", parent="gb-mod"),
        KnownOrganisation("gb-met", "Metropolitan Police", _BODY, "GB"),
        KnownOrganisation("gb-mopac", "MOPAC", _BODY, "GB"),
        KnownOrganisation("palantir", "Palantir", _COMPANY, "US"),
        KnownOrganisation("palantir-uk", "Palantir UK", _COMPANY, "GB"),
        KnownOrganisation("acme", "Acme", _COMPANY, "GB"),
        KnownOrganisation("acme-dk", "Acme Data", _COMPANY, "DK"),
    ]
)


@dataclass
class Case:
    """A graph in the making; each method writes one document with one claim and gives the claim's id."""

    store: Store
    now: datetime = NOW
    number: int = 0
    ids: dict[str, str] = field(default_factory=dict)

    def deal(
        self,
        vendor: str | None = "Palantir",
        buyer: str | None = "Ministry of Defence",
        *,
        amount: int | None = 1_000_000,
        status: str = "active",
        accepted: bool = True,
        known: bool = True,
        bidder: str | None = None,
        blocker: str | None = None,
        published: date = date(2026, 6, 1),
        recorded: datetime = NOW,
        currency: str = "GBP",
        **more: Any,
    ) -> str:
        names = [
            (Role.VENDOR, vendor, _COMPANY),
            (Role.BIDDER, bidder, _COMPANY),
            (Role.BUYER, buyer, _BODY),
            (Role.BLOCKER, blocker, _BODY),
        ]
        return self._write(
            ClaimKind.CONTRACT,
            names,
            known=known,
            recorded=recorded,
            accepted_by_rule=accepted,
            status=ContractStatus(status),
            amount=None if amount is None else Decimal(amount),
            currency=currency if amount is not None else None,
            published=published,
            **{"basis": Basis.REPORTED, "title": f"Project Number{self.number}", **more},
        )

    def allegation(
        self,
        accused: str = "Palantir",
        *,
        stance: str = "alleged",
        category: str = "human_rights",
        accepted: bool = True,
        known: bool = True,
        kind: ClaimKind = ClaimKind.ALLEGATION,
        published: date = date(2026, 5, 1),
        recorded: datetime = NOW,
        **more: Any,
    ) -> str:
        return self._write(
            kind,
            [(Role.ACCUSED, accused, _COMPANY)],
            known=known,
            recorded=recorded,
            accepted_by_rule=accepted,
            stance=ClaimStatus(stance),
            category=category,
            published=published,
            **{"speaker_name": "A Speaker", "accuser_name": "Amnesty International", **more},
        )

    def reply(
        self, to: str, replier: str = "Palantir", *, accepted: bool = True, denies: bool = True, **more: Any
    ) -> str:
        return self._write(
            ClaimKind.REPLY,
            [(Role.REPLIER, replier, _COMPANY)],
            accepted_by_rule=accepted,
            answers=to,
            denies=denies,
            **{"speaker_name": "A Spokesperson", "published": date(2026, 5, 2), **more},
        )

    def owned(self, child: str, parent: str, *, accepted: bool = True, **more: Any) -> str:
        names = [(Role.CHILD, child, _COMPANY), (Role.PARENT, parent, _COMPANY)]
        return self._write(
            ClaimKind.OWNERSHIP, names, accepted_by_rule=accepted, published=date(2026, 1, 1), **more
        )

    def _write(
        self,
        kind: ClaimKind,
        names: list[tuple[Role, str | None, OrganisationKind]],
        *,
        known: bool = True,
        recorded: datetime = NOW,
        publisher: str = "The Paper",
        licence: str | None = None,
        words: str | None = None,
        **payload: Any,
    ) -> str:
        self.number += 1
        named = [(role, name, what) for role, name, what in names if name]
        said = words or f"Words of {kind} number {self.number}"
        text = f"{' and '.join(name for _, name, _ in named)}. {said}"
        document = Document(
            id=sha256(text.encode()).hexdigest(),
            text=text,
            title=f"Report {self.number}",
            url=f"https://paper.example/{self.number}",
            publisher=publisher,
            published=payload.get("published"),
            licence=licence,
        )
        claim = Claim(
            document_id=document.id,
            kind=kind,
            evidence=(Span(0, len(text), text),),
            names=tuple((role, self._mention(text, name, what, known)) for role, name, what in named),
            reader="test",
            reader_version="1",
            rule="test",
            why="a test says so",
            confidence=0.9,
            publisher=publisher,
            **payload,
        )
        report = load(self.store, [(document, [claim])], gazetteer=GAZETTEER, recorded_at=recorded)
        assert not report.refused, report.refused
        self.ids[claim.id] = document.id
        return claim.id

    def _mention(self, text: str, name: str, kind: OrganisationKind, known: bool) -> Mention:
        start = text.index(name)
        one = next((known for known in GAZETTEER.organisations if known.name == name), None)
        return Mention(
            start,
            start + len(name),
            name,
            kind,
            key=one.key if one and known else None,
            country=(one.country if one else "GB"),
        )

    def decide(
        self, action: Callable[..., str], claim: str, *, days: int = 0, reason: str | None = None
    ) -> str:
        """A named person decides about the claim."""
        return action(self.store, claim, Reviewer("R. Viewer", NOW + timedelta(days=days), reason))

    def accept(self, claim: str) -> str:
        return self.decide(decisions.accept, claim)

    def ask(self, name: str, *, review: str = "accepted", now: datetime = NOW, **parameters: Any) -> Answer:
        return ask(
            self.store,
            name,
            dict(parameters),
            gate=Gate(LOCAL, ReviewMode(review)),
            now=now,
        )


@pytest.fixture
def case(store_with_categories: Store) -> Case:
    """An empty graph that knows the categories and a few organisations."""
    store_with_categories.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MERGE (mod:Organisation:PublicBody {id: 'gb-mod'}) "
            "SET mod.name = 'Ministry of Defence', mod.aliases = ['MoD'], mod.country = 'GB' "
            "MERGE (army:Organisation:PublicBody {id: 'gb-army'}) SET army.name = 'British Army', army.country = 'GB' "
            "MERGE (army)-[part:PART_OF {key: 'gb-army|gb-mod'}]->(mod) "
            "SET part.claimIds = [], part.acceptedClaimIds = [], part.review = 'accepted', part.why = 'seed'",
            {},
        )
    )
    return Case(store_with_categories)
