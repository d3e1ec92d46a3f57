"""Read the names that a write touches, resolve them by the rules, and write what changed.

Runs inside a writing transaction that holds the lock of `graph.load`, so what is read here cannot change
before the end. A name is looked at again when a document gives its organisation a better identifier, when
an organisation with identifier takes its name, and when a person decides.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from graph.model.claims import content_id
from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import Action, Judgement, OrganisationKind
from graph.resolution import names
from graph.resolution.rules import (
    KnownNames,
    MentionFacts,
    Portrait,
    Resolution,
    Surroundings,
    links,
    portrait,
    resolve,
)
from graph.store import Row, Transaction


@dataclass(frozen=True, slots=True)
class Resolved:
    """Mentions that now stand for somebody else, and the organisations on both sides."""

    mentions: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    redrawn: frozenset[str] = frozenset()  # of these, the ones that are new, ended, or shown in another way

    def joined(self, other: "Resolved") -> "Resolved":
        """Both together."""
        return Resolved(
            self.mentions | other.mentions,
            self.organisations | other.organisations,
            self.redrawn | other.redrawn,
        )


@dataclass(frozen=True, slots=True)
class _Standing:
    """A mention, who it stands for now, and what a person decided on it."""

    facts: MentionFacts
    organisation_id: str | None
    judgement: str | None
    by: str | None
    why: str | None
    decisions: tuple[Row, ...] = field(default=())


def mention_row(facts: MentionFacts, start: int, end: int) -> Row:
    """The node of a new mention."""
    properties: dict[str, Any] = {
        "documentId": facts.document_id,
        "start": start,
        "end": end,
        "name": facts.name,
        "kind": str(facts.kind),
        "gazetteerKey": facts.key,
        "country": facts.country,
        "identifiers": sorted(facts.identifiers),
        "looseName": facts.loose_name,
    }
    return {"id": facts.id, "properties": properties}


def known_names(transaction: Transaction) -> KnownNames:
    """The organisations that the graph was told of (seeds, and gazetteers that loads brought along)."""
    return KnownNames(tuple(_known(row) for row in transaction.run("load/known_organisations")))


def _known(row: Row) -> KnownOrganisation:
    return KnownOrganisation(
        key=row["key"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        country=row["country"],
        aliases=tuple(row["aliases"] or ()),
        ambiguous=tuple(row["ambiguous"] or ()),
        identifiers=tuple(row["identifiers"] or ()),
        parent=row["parent"],
    )


def resolve_mentions(
    transaction: Transaction, mentions: Iterable[str], known: KnownNames, recorded_at: datetime
) -> Resolved:
    """Resolve these mentions, and those that their arrival moves. All must be in the graph."""
    ids = set(mentions)
    if not ids:
        return Resolved()
    standing = _standing(transaction, ids)
    gained = _link_identifiers(transaction, standing.values(), known)
    if gained:
        moved = {
            row["id"] for row in transaction.run("load/mentions_by_identifier", ids=sorted(gained))
        } - ids
        standing |= _standing(transaction, moved)
    loose = {one for one, found in standing.items() if found.facts.loose_name}
    anchored = {one: found for one, found in standing.items() if one not in loose}
    done, shifted = _write(transaction, anchored, known, recorded_at)
    waiting = {row["id"] for row in transaction.run("load/mentions_by_name", names=sorted(shifted))}
    followers = _standing(transaction, waiting - loose)
    followers |= {one: standing[one] for one in loose}
    more, _ = _write(transaction, followers, known, recorded_at)
    return done.joined(more)


def _standing(transaction: Transaction, ids: Iterable[str]) -> dict[str, _Standing]:
    wanted = sorted(ids)
    if not wanted:
        return {}
    return {
        row["id"]: _Standing(
            facts_of(row),
            row["organisationId"],
            row["judgement"],
            row["by"],
            row["why"],
            tuple(row["decisions"]),
        )
        for row in transaction.run("load/mentions_facts", ids=wanted)
    }


def facts_of(row: Row) -> MentionFacts:
    """A mention as the graph keeps it."""
    return MentionFacts(
        id=row["id"],
        document_id=row["documentId"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        key=row["key"],
        country=row["country"],
        identifiers=frozenset(row["identifiers"] or ()),
    )


def _link_identifiers(transaction: Transaction, standing: Iterable[_Standing], known: KnownNames) -> set[str]:
    pairs = sorted({pair for found in standing for pair in links(found.facts, known)})
    if not pairs:
        return set()
    rows = [{"worse": worse, "better": better} for worse, better in pairs]
    return {row["id"] for row in transaction.run("load/identifiers", rows=rows)}


def _surroundings(transaction: Transaction, facts: Sequence[MentionFacts], known: KnownNames) -> Surroundings:
    numbers = sorted({number for one in facts for number in one.strong[:1]})
    keys = sorted({key for one in facts if (key := one.loose_name)})
    better: dict[str, set[str]] = {}
    if numbers:
        for row in transaction.run("load/identifiers_better", ids=numbers):
            better.setdefault(row["worse"], set()).add(row["better"])
    anchored: dict[str, set[str]] = {}
    if keys:
        for row in transaction.run("load/names_anchored", names=keys):
            anchored.setdefault(row["name"], set()).add(row["organisationId"])
    return Surroundings(known, _frozen(better), _frozen(anchored))


def _frozen(found: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in found.items()}


def _write(
    transaction: Transaction, standing: Mapping[str, _Standing], known: KnownNames, recorded_at: datetime
) -> tuple[Resolved, set[str]]:
    """Resolve and write; answers also the name keys whose bearers changed."""
    if not standing:
        return Resolved(), set()
    around = _surroundings(transaction, [found.facts for found in standing.values()], known)
    wanted = [_decided(resolve(found.facts, around), found.decisions) for found in standing.values()]
    wanted = _canonical(transaction, wanted)
    changed = [one for one in wanted if _differs(one, standing[one.mention_id])]
    moved = {one.mention_id for one in changed}
    reworded = [
        one for one in wanted if one.mention_id not in moved and one.why != standing[one.mention_id].why
    ]
    if reworded:
        transaction.run("load/resolved_why", rows=[_resolved_row(one) for one in reworded])
    if not changed:
        return Resolved(), set()
    left = {former for one in changed if (former := standing[one.mention_id].organisation_id)}
    joined = {one.organisation_id for one in changed}
    transaction.run("load/organisations_stub", ids=sorted(joined))
    ended = sorted(one.mention_id for one in changed if standing[one.mention_id].organisation_id)
    if ended:
        transaction.run("load/resolved_end", ids=ended, recordedAt=recorded_at)
    rows = [_resolved_row(one) for one in sorted(changed, key=lambda one: one.mention_id)]
    transaction.run("load/resolved", rows=rows, recordedAt=recorded_at)
    shifted = _names_carried(transaction, changed, standing, left)
    gained: dict[str, list[MentionFacts]] = {}
    for one in changed:
        gained.setdefault(one.organisation_id, []).append(standing[one.mention_id].facts)
    redrawn = draw_organisations(transaction, gained=gained, redrawn=left)
    redrawn |= _end_and_revive(transaction, changed, standing, left, joined, recorded_at)
    return Resolved(
        frozenset(one.mention_id for one in changed), frozenset(left | joined), frozenset(redrawn)
    ), shifted


def _differs(wanted: Resolution, standing: _Standing) -> bool:
    return (wanted.organisation_id, str(wanted.judgement), wanted.by) != (
        standing.organisation_id,
        standing.judgement,
        standing.by,
    )


def _resolved_row(one: Resolution) -> Row:
    return {
        "mentionId": one.mention_id,
        "organisationId": one.organisation_id,
        "judgement": str(one.judgement),
        "by": one.by,
        "why": one.why,
        "score": one.score,
    }


def _decided(automatic: Resolution, decisions: Sequence[Row]) -> Resolution:
    """What the latest decision on this name says, else the rules."""
    void: set[str] = set()
    for decision in sorted(decisions, key=lambda one: (one["at"], one["id"]), reverse=True):
        payload = json.loads(decision["payload"] or "{}")
        if decision["action"] in (Action.REJECT, Action.RETRACT):
            void.add(payload["claim"])
        target = payload.get("names", {}).get(automatic.mention_id)
        if target and payload.get("claim") not in void:
            why = f"decided by {decision['actor']} ({decision['action']})"
            return Resolution(automatic.mention_id, target, Judgement.DECIDED, why, 1.0, decision["actor"])
    return automatic


def _canonical(transaction: Transaction, wanted: Sequence[Resolution]) -> list[Resolution]:
    ids = sorted({one.organisation_id for one in wanted})
    merged = {row["id"]: row["canonical"] for row in transaction.run("load/canonical", ids=ids)}
    return [
        replace(one, organisation_id=merged[one.organisation_id], judgement=Judgement.DECIDED, by="merge")
        if one.organisation_id in merged
        else one
        for one in wanted
    ]


def _names_carried(
    transaction: Transaction,
    changed: Sequence[Resolution],
    standing: Mapping[str, _Standing],
    left: set[str],
) -> set[str]:
    pairs = {
        (one.organisation_id, key)
        for one in changed
        if one.judgement is not Judgement.BY_NAME and (key := _carried(standing[one.mention_id].facts))
    }
    shifted: set[str] = set()
    if left:
        kept: dict[str, set[str]] = {organisation: set() for organisation in left}
        for row in transaction.run("load/mentions_by_organisation", ids=sorted(left)):
            key = _carried(facts_of(row)) if row["judgement"] != Judgement.BY_NAME else None
            if key:
                kept[row["organisationId"]].add(key)
        rows = [{"organisationId": one, "names": sorted(kept[one])} for one in sorted(kept)]
        shifted |= {row["name"] for row in transaction.run("load/names_forgotten", rows=rows)}
    if pairs:
        rows = [{"organisationId": one, "name": key} for one, key in sorted(pairs)]
        shifted |= {row["name"] for row in transaction.run("load/names_known_as", rows=rows)}
    return shifted


def _carried(facts: MentionFacts) -> str | None:
    """The name key that a mention with identifier or known name gives its organisation."""
    anchored = bool(facts.strong or facts.key)
    if not anchored or not facts.country or not names.is_specific(facts.name):
        return None
    return f"{facts.country}|{names.identity(facts.name)}"


def draw_organisations(
    transaction: Transaction, *, gained: Mapping[str, Sequence[MentionFacts]], redrawn: Iterable[str]
) -> set[str]:
    """Show organisations by their names: those that only gained some by adding, those that lost some anew.

    Answers those that are shown in another way than before.
    """
    whole = sorted(redrawn)
    drawn: dict[str, list[MentionFacts]] = {one: [] for one in whole}
    if whole:
        for row in transaction.run("load/mentions_by_organisation", ids=whole):
            drawn[row["organisationId"]].append(facts_of(row))
    ids = sorted({*gained, *whole})
    rows, numbers = [], []
    for row in transaction.run("load/organisations_facts", ids=ids):
        facts = drawn.get(row["id"], gained.get(row["id"], ()))
        shown = _portrait(row, facts, keep=row["id"] not in drawn)
        if shown is None:
            continue
        properties = _properties(row, shown)
        if any(row.get(key) != value for key, value in properties.items()):
            rows.append({"id": row["id"], "properties": properties})
        if sorted(row["identifiers"]) != sorted(shown.identifiers):
            numbers.append({"id": row["id"], "identifiers": sorted(shown.identifiers)})
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
        "provisional": hashed,
    }


def _end_and_revive(
    transaction: Transaction,
    changed: Sequence[Resolution],
    standing: Mapping[str, _Standing],
    left: set[str],
    joined: set[str],
    recorded_at: datetime,
) -> set[str]:
    rows = {row["id"]: row for row in transaction.run("load/organisations_facts", ids=sorted(left | joined))}
    successor: dict[str, str] = {}
    for one in sorted(changed, key=lambda one: one.mention_id):
        former = standing[one.mention_id].organisation_id
        if former:
            successor.setdefault(former, one.organisation_id)
    ended = [
        {"id": one, "canonical": successor.get(one, "")}
        for one in sorted(left)
        if not rows[one]["named"] and not rows[one]["key"]
    ]
    if ended:
        transaction.run("load/organisations_ended", rows=ended, recordedAt=recorded_at)
    revived = [one for one, row in rows.items() if row["endedAt"] and row["named"]]
    if revived:
        transaction.run("load/organisations_revived", ids=sorted(revived), recordedAt=recorded_at)
    return {row["id"] for row in ended} | set(revived)


def split_organisation_id(mention_ids: Iterable[str]) -> str:
    """The organisation that a person makes of names split off another; the same names, the same id."""
    return content_id("organisation", "split", sorted(mention_ids))
