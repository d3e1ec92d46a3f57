"""The service on a real store, and small graphs written by the real loader."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.keys import KeyRing, Scope
from api.settings import Settings
from graph import decisions
from graph.decisions import Reviewer
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import Basis, ClaimKind, ClaimStatus, ContractStatus, OrganisationKind, Role
from graph.schema import ensure
from graph.store import Connection, Store

_BODY, _COMPANY = OrganisationKind.PUBLIC_BODY, OrganisationKind.COMPANY
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
GAZETTEER = Gazetteer.of(
    [
        KnownOrganisation("gb-nhs-england", "NHS England", _BODY, "GB"),
        KnownOrganisation("us-palantir", "Palantir", _COMPANY, "US", aliases=("Palantir Technologies",)),
        KnownOrganisation("amnesty", "Amnesty International", OrganisationKind.CIVIL_SOCIETY),
    ]
)
_KEYS = {known.name: known.key for known in GAZETTEER.organisations}


@dataclass
class Graph:
    """A graph in the making; each method writes one document and gives the id of its claim."""

    store: Store
    number: int = 0
    documents: dict[str, str] = field(default_factory=dict)  # by claim

    def deal(
        self,
        vendor: str = "Palantir",
        buyer: str = "NHS England",
        *,
        amount: int = 330_000_000,
        accepted: bool = False,
        status: ContractStatus = ContractStatus.ACTIVE,
        by_rule: bool = False,
        title: str | None = "Federated Data Platform",
    ) -> str:
        """One contract claim, accepted by a reviewer where said so."""
        text = (
            f"On Tuesday {buyer} said that {vendor} works for it under a £{amount} contract. {self._next()}"
        )
        names = ((Role.VENDOR, _mention(text, vendor, _COMPANY)), (Role.BUYER, _mention(text, buyer, _BODY)))
        facts = {
            "status": status,
            "amount": Decimal(amount),
            "currency": "GBP",
            "basis": Basis.REPORTED,
            "title": title,
        }
        claim = self._claim(text, ClaimKind.CONTRACT, names, accepted_by_rule=by_rule, **facts)
        return self._write(text, claim, accepted=accepted)

    def allegation(self, accused: str = "Palantir", *, accepted: bool = False, words: str = "") -> str:
        """One allegation of complicity."""
        text = f"Amnesty International accuses {accused} of complicity in abuses{words}. {self._next()}"
        names = (
            (Role.ACCUSED, _mention(text, accused, _COMPANY)),
            (Role.ACCUSER, _mention(text, "Amnesty International", OrganisationKind.CIVIL_SOCIETY)),
        )
        facts = {
            "stance": ClaimStatus.ALLEGED,
            "category": "human_rights",
            "code": "human_rights.complicity",
            "accuser_name": "Amnesty International",
            "speaker_name": "Kristyan Benedict",
        }
        claim = self._claim(text, ClaimKind.ALLEGATION, names, **facts)
        return self._write(text, claim, accepted=accepted)

    def about(self, claim: str) -> str:
        """The contract or controversy that a claim is about."""
        (row,) = self.store.read_text(
            "MATCH (:Claim {id: $id})-[about:ABOUT]->(thing) WHERE about.endedAt IS NULL RETURN thing.id AS id",
            {"id": claim},
        )
        return str(row["id"])

    def accept(self, claim: str) -> str:
        """A reviewer accepts it."""
        return decisions.accept(self.store, claim, Reviewer("A. Reviewer", AT, "seen in context"))

    def ensure(self) -> None:
        """Bring the empty graph to the schema and the names of these tests."""
        ensure(self.store, gazetteer=GAZETTEER)

    def _next(self) -> str:
        self.number += 1
        return f"Report number {self.number} 😀 ends here."

    def _claim(
        self, text: str, kind: ClaimKind, names: tuple[tuple[Role, Mention], ...], **facts: Any
    ) -> Claim:
        end = text.index(". ") + 1
        return Claim(
            document_id=sha256(text.encode()).hexdigest(),
            kind=kind,
            evidence=(Span(0, end, text[:end]),),
            names=names,
            reader="test",
            reader_version="1",
            rule="test",
            why="the text says so",
            confidence=0.9,
            publisher="Example News",
            published=date(2026, 5, 28),
            **facts,
        )

    def _write(self, text: str, claim: Claim, *, accepted: bool) -> str:
        document = Document(
            claim.document_id,
            text,
            title=f"Example News, number {self.number}",
            url=f"https://example.org/news/{self.number}",
            publisher="Example News",
            published=date(2026, 5, 28),
            language="en",
        )
        report = load(self.store, [(document, [claim])], gazetteer=GAZETTEER, recorded_at=AT)
        assert not report.refused
        self.documents[claim.id] = document.id
        if accepted:
            self.accept(claim.id)
        return claim.id


def _mention(text: str, name: str, kind: OrganisationKind) -> Mention:
    start = text.index(name)
    country = None if name in _KEYS else "GB"
    return Mention(start, start + len(name), name, kind, _KEYS.get(name), country)


@pytest.fixture
def graph(store_with_categories: Store) -> Graph:
    """A graph with the categories of the seeds and nothing else, to write into."""
    return Graph(store_with_categories)


@pytest.fixture
def named(server: Connection, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """The server of the tests, named as a user names one."""
    monkeypatch.setenv("NEO4J_URI", server.uri)
    monkeypatch.setenv("NEO4J_USER", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    return server


@pytest.fixture
def anyio_backend() -> str:
    """Uvicorn runs on asyncio, so the tests do."""
    return "asyncio"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that touch nothing outside of the test's folder."""
    return Settings(data=tmp_path, max_document_mb=1)


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    """No key yet: everybody on this machine may do all."""
    return KeyRing(tmp_path / "keys.json")


@pytest.fixture
def app(store: Store, settings: Settings, keys: KeyRing) -> FastAPI:
    """The service."""
    return create_app(store, settings, keys=keys)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A caller on this machine."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as caller:
        yield caller


@pytest.fixture
def key(keys: KeyRing) -> Callable[..., dict[str, str]]:
    """Makes a key with some scopes and gives the header that carries it."""

    def made(*scopes: Scope) -> dict[str, str]:
        return {"Authorization": f"ApiKey {keys.add('office', scopes)}"}

    return made
