import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extractors.pipeline import Pipeline, build
from extractors.state import DocMention, DocOrganisation, DocState, state_of
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind

KNOWN = Gazetteer.of(
    [
        KnownOrganisation(
            "gb-ministry-of-defence", "Ministry of Defence", OrganisationKind.PUBLIC_BODY, "GB", ("MoD",)
        ),
        KnownOrganisation(
            "us-ice",
            "US Immigration and Customs Enforcement",
            OrganisationKind.PUBLIC_BODY,
            "US",
            (),
            ("ICE",),
        ),
        KnownOrganisation(
            "gb-metropolitan-police-service",
            "Metropolitan Police Service",
            OrganisationKind.PUBLIC_BODY,
            "GB",
            (),
            ("Metropolitan Police",),
        ),
        KnownOrganisation(
            "us-dc-police",
            "Metropolitan Police Department of the District of Columbia",
            OrganisationKind.PUBLIC_BODY,
            "US",
            (),
            ("Metropolitan Police",),
        ),
        KnownOrganisation(
            "gb-greater-london-authority",
            "Greater London Authority",
            OrganisationKind.PUBLIC_BODY,
            "GB",
            (),
            ("City Hall",),
        ),
        KnownOrganisation("us-palantir", "Palantir", OrganisationKind.COMPANY, "US"),
        KnownOrganisation("gb-serco", "Serco", OrganisationKind.COMPANY, "GB", ("Serco Group",)),
        KnownOrganisation("gb-mayor-of-london", "Mayor of London", OrganisationKind.PUBLIC_BODY, "GB"),
        KnownOrganisation("gb-metro", "Metro", OrganisationKind.COMPANY, "GB", media=True),
    ]
)


@dataclass(frozen=True)
class Named:
    text: str
    state: DocState

    @property
    def names(self) -> set[str]:
        """Organisations without bare places."""
        placed = {m.organisation for m in self.state.mentions if not m.place}
        return {o.name for i, o in enumerate(self.state.organisations) if i in placed}

    def organisation(self, name: str) -> DocOrganisation:
        return next(o for o in self.state.organisations if name in (o.name, *o.forms))

    def meant_by(self, words: str) -> set[str | None]:
        """The names that a description stands for; {None} where it is unread, nothing where it is none."""
        return {
            None if m.organisation is None else self.state.organisations[m.organisation].name
            for m in self.state.mentions
            if self.text[m.start : m.end] == words
        }

    def mentions_of(self, name: str) -> list[DocMention]:
        number = self.state.organisations.index(self.organisation(name))
        return [m for m in self.state.mentions if m.organisation == number]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Names, amounts and dates with the real model and a handful of known names."""
    return build(KNOWN)


@pytest.fixture
def name(pipeline: Pipeline) -> Callable[..., Named]:
    """Who is named in a text."""

    def read(text: str, published: dt.date | None = None) -> Named:
        document = Document(id="f00d", text=text, published=published)
        return pipeline.read_one(document, lambda _, doc: Named(doc.text, state_of(doc)))

    return read
