"""Read the names that a write touches, resolve them by the rules, and write what changed.

Runs inside a writing transaction that holds the lock of `graph.load`, so what is read here cannot change
before the end. A name is looked at again when a document gives its organisation a better identifier, when
an organisation with identifier takes its name, and when a person decides.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from graph.model.claims import content_id
from graph.model.vocabulary import Action, Judgement
from graph.resolution import names
from graph.resolution.organisations import draw_organisations, end_and_revive, read_organisations
from graph.resolution.rules import (
    KnownNames,
    MentionFacts,
    Resolution,
    Surroundings,
    links,
    name_key,
    resolve,
)
from graph.resolution.standing import NewName, Standing, facts_of, read_standing
from graph.store import Row, Transaction


@dataclass(frozen=True, slots=True)
class Resolved:
    """Mentions that now stand for somebody else, and the organisations on both sides.

    `found` is who each mention that was looked at stands for, new ones included.
    """

    mentions: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    redrawn: frozenset[str] = frozenset()  # of these, the ones that are new, ended, or shown in another way
    found: Mapping[str, Resolution] = field(default_factory=dict)

    def joined(self, other: "Resolved") -> "Resolved":
        """Both together."""
        return Resolved(
            self.mentions | other.mentions,
            self.organisations | other.organisations,
            self.redrawn | other.redrawn,
            {**self.found, **other.found},
        )


def resolve_mentions(
    transaction: Transaction,
    mentions: Iterable[str],
    known: KnownNames,
    recorded_at: datetime,
    *,
    new: Mapping[str, NewName] | None = None,
) -> Resolved:
    """Resolve these mentions of the graph, the `new` ones, which are written, and those that their arrival
    moves.
    """
    arriving = new or {}
    standing = read_standing(transaction, set(mentions))
    for one, name in arriving.items():
        standing[one] = Standing(name.facts, name.properties.get("looseName"))
    if not standing:
        return Resolved()
    gained = _link_identifiers(transaction, standing.values(), known)
    if gained:
        rows = transaction.run("load/mentions_by_identifier", ids=sorted(gained))
        standing |= read_standing(transaction, {row["id"] for row in rows} - standing.keys())
    writer = _Writer(transaction, known, recorded_at, arriving)
    loose = {one: found for one, found in standing.items() if found.loose_name}
    done, shifted = writer.write({one: found for one, found in standing.items() if one not in loose})
    if shifted:
        rows = transaction.run("load/mentions_by_name", names=sorted(shifted))
        loose |= read_standing(transaction, {row["id"] for row in rows} - loose.keys())
    more, _ = writer.write(loose)
    return done.joined(more)


def _link_identifiers(transaction: Transaction, standing: Iterable[Standing], known: KnownNames) -> set[str]:
    pairs = sorted(
        {pair for found in standing if found.facts.identifiers for pair in links(found.facts, known)}
    )
    if not pairs:
        return set()
    rows = [{"worse": worse, "better": better} for worse, better in pairs]
    return {row["id"] for row in transaction.run("load/identifiers", rows=rows)}


class _Writer:
    """Resolves one group of mentions after the other and writes what changed."""

    def __init__(
        self,
        transaction: Transaction,
        known: KnownNames,
        recorded_at: datetime,
        arriving: Mapping[str, NewName],
    ) -> None:
        self._transaction = transaction
        self._known = known
        self._recorded_at = recorded_at
        self._arriving = arriving

    def write(self, standing: Mapping[str, Standing]) -> tuple[Resolved, set[str]]:
        """Resolve and write; answers also the name keys whose bearers changed."""
        if not standing:
            return Resolved(), set()
        around = self._surroundings(standing.values())
        wanted = [_decided(resolve(found.facts, around), found.decisions) for found in standing.values()]
        found = {one.mention_id: one for one in self._canonical(wanted)}
        changed = [found[one] for one in sorted(found) if _differs(found[one], standing[one])]
        moved = {one.mention_id for one in changed}
        reworded = [
            _resolved_row(one)
            for one in found.values()
            if one.mention_id not in moved and one.why != standing[one.mention_id].why
        ]
        if reworded:
            self._transaction.run("load/resolved_why", rows=reworded)
        if not changed:
            return Resolved(found=found), set()
        touched, redrawn, shifted = self._move(changed, standing)
        old = frozenset(moved - self._arriving.keys())
        return Resolved(old, frozenset(touched), frozenset(redrawn), found), shifted

    def _move(
        self, changed: Sequence[Resolution], standing: Mapping[str, Standing]
    ) -> tuple[set[str], set[str], set[str]]:
        """Write new places; answers the organisations on both sides, those of them that are shown in another
        way, and the name keys whose bearers changed.
        """
        successors: dict[str, str] = {}
        gained: dict[str, list[MentionFacts]] = {}
        for one in changed:
            former = standing[one.mention_id].organisation_id
            if former:
                successors.setdefault(former, one.organisation_id)
            gained.setdefault(one.organisation_id, []).append(standing[one.mention_id].facts)
        ended = [one.mention_id for one in changed if standing[one.mention_id].organisation_id]
        if ended:
            self._transaction.run("load/resolved_end", ids=ended, recordedAt=self._recorded_at)
        present = read_organisations(self._transaction, {*gained, *successors})
        staying = self._staying(successors)
        whole = {one: [facts_of(row) for row in rows] + gained.get(one, []) for one, rows in staying.items()}
        redrawn = draw_organisations(self._transaction, present, gained=gained, whole=whole)
        self._place(changed)
        shifted = self._names_carried(changed, standing, staying)
        redrawn |= end_and_revive(self._transaction, present, gained, successors, self._recorded_at)
        return set(present), redrawn, shifted

    def _staying(self, organisations: Iterable[str]) -> dict[str, list[Row]]:
        """The names that still stand for organisations which lost some."""
        staying: dict[str, list[Row]] = {one: [] for one in sorted(organisations)}
        if staying:
            for row in self._transaction.run("load/mentions_by_organisation", ids=list(staying)):
                staying[row["organisationId"]].append(row)
        return staying

    def _place(self, changed: Sequence[Resolution]) -> None:
        rows = {one.mention_id: _resolved_row(one) for one in changed}
        old = [row for one, row in rows.items() if one not in self._arriving]
        if old:
            self._transaction.run("load/resolved", rows=old, recordedAt=self._recorded_at)
        new = [
            row | {"properties": self._arriving[one].properties}
            for one, row in rows.items()
            if one in self._arriving
        ]
        if new:
            self._transaction.run("load/mentions_resolved", rows=new, recordedAt=self._recorded_at)

    def _surroundings(self, standing: Iterable[Standing]) -> Surroundings:
        numbers = {number for one in standing if one.facts.identifiers for number in one.facts.strong[:1]}
        keys = {one.loose_name for one in standing if one.loose_name}
        better: dict[str, set[str]] = {}
        if numbers:
            for row in self._transaction.run("load/identifiers_better", ids=sorted(numbers)):
                better.setdefault(row["worse"], set()).add(row["better"])
        anchored: dict[str, set[str]] = {}
        if keys:
            for row in self._transaction.run("load/names_anchored", names=sorted(keys)):
                anchored.setdefault(row["name"], set()).add(row["organisationId"])
        return Surroundings(self._known, _frozen(better), _frozen(anchored))

    def _canonical(self, wanted: Sequence[Resolution]) -> list[Resolution]:
        ids = sorted({one.organisation_id for one in wanted})
        rows = self._transaction.run("load/canonical", ids=ids)
        merged = {row["id"]: row["canonical"] for row in rows}
        return [
            replace(one, organisation_id=merged[one.organisation_id], judgement=Judgement.DECIDED, by="merge")
            if one.organisation_id in merged
            else one
            for one in wanted
        ]

    def _names_carried(
        self,
        changed: Sequence[Resolution],
        standing: Mapping[str, Standing],
        staying: Mapping[str, Sequence[Row]],
    ) -> set[str]:
        pairs = {
            (one.organisation_id, key)
            for one in changed
            if one.judgement is not Judgement.BY_NAME and (key := _carried(standing[one.mention_id].facts))
        }
        shifted: set[str] = set()
        if staying:
            kept: dict[str, set[str]] = {organisation: set() for organisation in staying}
            for organisation, key in pairs:
                kept.get(organisation, set()).add(key)
            for organisation, rows in staying.items():
                firm = (facts_of(row) for row in rows if row["judgement"] != Judgement.BY_NAME)
                kept[organisation].update(key for one in firm if (key := _carried(one)))
            forgotten = [{"organisationId": one, "names": sorted(kept[one])} for one in sorted(kept)]
            shifted |= {row["name"] for row in self._transaction.run("load/names_forgotten", rows=forgotten)}
        if pairs:
            carried = [{"organisationId": one, "name": key} for one, key in sorted(pairs)]
            shifted |= {row["name"] for row in self._transaction.run("load/names_known_as", rows=carried)}
        return shifted


def _frozen(found: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in found.items()}


def _differs(wanted: Resolution, standing: Standing) -> bool:
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


def _carried(facts: MentionFacts) -> str | None:
    """The name key that a mention with identifier or known name gives its organisation."""
    anchored = bool(facts.strong or facts.key)
    if not anchored or not facts.country or not names.is_specific(facts.name):
        return None
    return name_key(facts.name, facts.country)


def split_organisation_id(mention_ids: Iterable[str]) -> str:
    """The organisation that a person makes of names split off another; the same names, the same id."""
    return content_id("organisation", "split", sorted(mention_ids))
