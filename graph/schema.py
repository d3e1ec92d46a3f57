"""What a graph must have before anything is written: constraints, indexes, and the seeds.

Migrations are the files `cypher/schema/V0001__what_it_does.cypher`, one statement each, safe to run twice,
applied in order and never edited once merged. The applied ones stand on the `GraphState` node.
"""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from graph.errors import DatabaseRefused
from graph.known import Category, categories, seed_gazetteer
from graph.model.claims import content_id
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind
from graph.rebuild import rebuild_all
from graph.resolution.organisations import draw_organisations, read_organisations
from graph.resolution.rules import organisation_id
from graph.store import Row, Store, Transaction

_NEWLY_DERIVED = frozenset({"V0045__organisation_name_block"})
"""Migrations for what a graph of an older program has not derived yet."""


def ensure(store: Store, *, gazetteer: Gazetteer | None = None) -> None:
    """Bring the graph to this program's schema and seeds; a graph that has both costs one read.

    `gazetteer` replaces the organisations of the seeds. Raises `DatabaseRefused` for a graph that a newer
    program has written.
    """
    names = migrations()
    newest = _version(names[-1])
    (state,) = store.read("load/state")
    if (state["schemaVersion"] or 0) > newest:
        raise DatabaseRefused(
            f"the graph at {store.connection.uri} has schema {state['schemaVersion']}, this program knows"
            f" {newest}: upgrade supplywatch, or restore a backup made by this version"
        )
    applied = set(state["migrations"] or ())
    for name in names:
        if name not in applied:
            store.change_schema(f"schema/{name}")
            if name in _NEWLY_DERIVED and applied:
                rebuild_all(store, now=datetime.now(UTC))
            version = max(_version(name), state["schemaVersion"] or 0)
            store.write(lambda tx, name=name, version=version: _migrated(tx, name, version))  # type: ignore[misc]
    if applied != set(names):
        store.change_schema("load/indexes_online")
    _seed(store, gazetteer or seed_gazetteer(), state["seedHash"])


def _migrated(transaction: Transaction, name: str, version: int) -> None:
    transaction.run("load/state_migrated", name=name, schemaVersion=version)


@cache
def migrations() -> tuple[str, ...]:
    """The names of all migrations, in the order in which they are applied."""
    found = (file.name for file in files("cypher").joinpath("schema").iterdir())
    return tuple(sorted(name.removesuffix(".cypher") for name in found if name.endswith(".cypher")))


def _version(name: str) -> int:
    return int(name[1:5])


def _seed(store: Store, gazetteer: Gazetteer, present: str | None) -> None:
    organisations = [known_row(known) for known in gazetteer.organisations]
    kinds = [_category_row(category) for category in categories().values()]
    wanted = content_id("seeds", organisations, kinds)
    if wanted == present:
        return

    def work(transaction: Transaction) -> None:
        transaction.run("load/lock", writer=str(uuid.uuid4()))
        transaction.run("load/seed_categories", rows=kinds)
        tell(transaction, gazetteer.organisations)
        transaction.run("load/state_seeded", seedHash=wanted)
        transaction.run("load/bump")

    store.write(work)
    if present is not None:
        # Names that the old seeds did not know may be known now.
        rebuild_all(store, now=datetime.now(UTC))


def tell(transaction: Transaction, organisations: Iterable[KnownOrganisation]) -> None:
    """Write organisations that the graph is told of, with the bodies they are part of."""
    told = {known.key: known for known in organisations}
    if not told:
        return
    rows = [known_row(told[key]) for key in sorted(told)]
    transaction.run("load/seed_organisations", rows=rows)
    present = read_organisations(transaction, {row["id"] for row in rows})
    draw_organisations(transaction, present, gained=dict.fromkeys(present, ()), whole={})
    parents = [
        {"child": organisation_id(known), "parent": organisation_id(told[known.parent])}
        for known in told.values()
        if known.parent in told and known.kind is OrganisationKind.PUBLIC_BODY
    ]
    if parents:
        transaction.run(
            "load/seed_parents", rows=sorted(parents, key=lambda row: (row["child"], row["parent"]))
        )


def known_row(known: KnownOrganisation) -> Row:
    """The properties that make an organisation one that the graph was told of."""
    return {
        "id": organisation_id(known),
        "key": known.key,
        "name": known.name,
        "kind": str(known.kind),
        "country": known.country,
        "aliases": sorted(known.aliases),
        "ambiguous": sorted(known.ambiguous),
        "identifiers": sorted(known.identifiers),
        "parent": known.parent,
    }


def _category_row(category: Category) -> Row:
    return {
        "id": category.id,
        "family": category.family,
        "name": category.label,
        "definition": category.definition,
        "concernsPeople": category.concerns_people,
    }
