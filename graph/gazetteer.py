"""The names that readers know: the seeds, and what registers have brought into the graph since."""

from graph.known import seed_gazetteer
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind
from graph.store import Reader, Row


def known_names(store: Reader) -> Gazetteer:
    """The gazetteer of this graph.

    Names that only prose has used are left out, so that one misread name does not teach the reader the next.
    """
    registered = (_known(row) for row in store.read("load/organisations_registered"))
    return Gazetteer.of((*seed_gazetteer().organisations, *registered))


def _known(row: Row) -> KnownOrganisation:
    return KnownOrganisation(
        key=row["id"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        country=row["country"],
        aliases=tuple(row["aliases"]),
        identifiers=tuple(row["identifiers"]),
    )
