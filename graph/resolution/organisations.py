"""Organisations as the names that stand for them show them: drawn, ended when no name is left, revived."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from graph.model.vocabulary import OrganisationKind
from graph.resolution import names
from graph.resolution.anatomy import name_block
from graph.resolution.rules import MentionFacts, Portrait, portrait
from graph.store import Row, Transaction

_NEW: Row = dict.fromkeys(
    (
        *(
            "name",
            "aliases",
            "kind",
            "country",
            "provisional",
            "endedAt",
            "normalisedName",
            "nameBlock",
            "key",
        ),
        *("seedName", "seedAliases", "seedKind", "seedCountry", "seedIdentifiers"),
    )
)


def read_organisations(transaction: Transaction, ids: Iterable[str]) -> dict[str, Row]:
    """What these organisations are shown as; those that are not there yet have nothing."""
    wanted = sorted(ids)
    found: dict[str, Row] = {one: {**_NEW, "id": one, "identifiers": [], "named": False} for one in wanted}
    found |= {row["id"]: row for row in transaction.run("load/organisations_facts", ids=wanted)}
    return found


def draw_organisations(
    transaction: Transaction,
    present: Mapping[str, Row],
    *,
    gained: Mapping[str, Sequence[MentionFacts]],
    whole: Mapping[str, Sequence[MentionFacts]],
) -> set[str]:
    """Show organisations by their names: those that only gained some by adding, those that lost some anew.

    `present` are these organisations by `read_organisations`, `whole` all the names of those that lost some.
    Answers those that are shown in another way than before.
    """
    rows: list[Row] = []
    numbers: list[Row] = []
    for one in sorted({*gained, *whole}):
        row = present[one]
        shown = _portrait(row, whole.get(one, gained.get(one, ())), keep=one not in whole)
        if shown is None:
            continue
        properties = _properties(row, shown)
        if any(row.get(key) != value for key, value in properties.items()):
            rows.append({"id": one, "properties": properties})
        if sorted(row["identifiers"]) != sorted(shown.identifiers):
            numbers.append({"id": one, "identifiers": sorted(shown.identifiers)})
    if rows:
        transaction.run("load/organisations", rows=rows)
    if numbers:
        transaction.run("load/organisations_identified", rows=numbers)
    return {row["id"] for row in (*rows, *numbers)}


def _portrait(row: Row, facts: Sequence[MentionFacts], *, keep: bool) -> Portrait | None:
    parts = [portrait(facts)] if facts else []
    if row["seedName"]:
        forms = frozenset({row["seedName"], *(row["seedAliases"] or ())})
        seeded = frozenset(row["seedIdentifiers"] or ())
        parts.append(Portrait(forms, OrganisationKind(row["seedKind"]), row["seedCountry"], seeded))
    if keep and row["name"]:
        forms = frozenset({row["name"], *(row["aliases"] or ())})
        kind = OrganisationKind(row["kind"] or OrganisationKind.UNKNOWN)
        parts.append(Portrait(forms, kind, row["country"], frozenset(row["identifiers"])))
    if not parts:
        return None
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.joined(part)
    return whole


def _properties(row: Row, shown: Portrait) -> Row:
    name = row["seedName"] or shown.name
    hashed = not row["key"] and ":" not in row["id"]
    return {
        "name": name,
        "aliases": sorted(shown.names - {name}),
        "kind": row["seedKind"] if row["seedName"] else str(shown.kind),
        "country": row["seedCountry"] if row["seedName"] else shown.country,
        "normalisedName": names.normalise(name),
        "nameBlock": name_block(name),
        "provisional": hashed,
    }


def end_and_revive(
    transaction: Transaction,
    present: Mapping[str, Row],
    joined: Iterable[str],
    successors: Mapping[str, str],
    recorded_at: datetime,
) -> set[str]:
    """End organisations that lost their last name to `successors`, revive those that have names again.

    `present` are both kinds by `read_organisations`, read when names had left and not yet `joined`. Answers
    those that ended or live again.
    """
    live = {one for one, row in present.items() if row["named"]}.union(joined)
    ended = [
        {"id": one, "canonical": successors[one]}
        for one in sorted(successors.keys() - live)
        if not present[one]["key"]
    ]
    if ended:
        transaction.run("load/organisations_ended", rows=ended, recordedAt=recorded_at)
    revived = sorted(one for one in live if present[one]["endedAt"])
    if revived:
        transaction.run("load/organisations_revived", ids=revived, recordedAt=recorded_at)
    return {row["id"] for row in ended} | set(revived)
