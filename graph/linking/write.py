"""Read the blocks of claims that a write touches, link them anew, and write what changed.

Automatic links are recomputed for the whole block; decisions of people override them. Runs inside a writing
transaction that holds the lock of `graph.load`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from graph.linking import contracts, matters
from graph.linking.contracts import Deal
from graph.linking.decided import Decided, decided, settle
from graph.linking.facts import ClaimFacts, Lines, accusation, block, claim_facts, deal, notes
from graph.linking.suggestions import Relation, deal_relations, matter_relations, unnamed_buyer_relations
from graph.model.claims import content_id
from graph.model.vocabulary import ClaimKind, Role
from graph.store import Row, Transaction

Fact = TypeVar("Fact")

_MATTERS = (ClaimKind.ALLEGATION, ClaimKind.LISTING)


@dataclass(frozen=True, slots=True)
class Linked:
    """What must be derived anew: contracts, controversies, and pairs `child|parent` of owned companies."""

    contracts: frozenset[str]
    controversies: frozenset[str]
    owned: frozenset[str]


class _Scene:
    """The claims that one write must look at, with the blocks that are read whole."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.facts: dict[str, ClaimFacts] = {}
        self.lines: dict[str, Lines] = {}
        self.blocks: set[str] = set()  # read whole
        self.said = Decided()
        self._decisions: dict[str, Row] = {}
        self._asked: set[str] = set()
        self._entries: set[str] = set()

    def block(self, claim: str) -> str | None:
        return block(self.facts[claim], self.lines)

    def read(self, ids: Iterable[str]) -> list[ClaimFacts]:
        wanted = sorted(set(ids) - self.facts.keys())
        if not wanted:
            return []
        found = [claim_facts(row) for row in self._transaction.run("load/claims_facts", ids=wanted)]
        self._read_lines({buyer for one in found for buyer in one.organisations(Role.BUYER)})
        self.facts |= {one.id: one for one in found}
        return found

    def _read_lines(self, bodies: set[str]) -> None:
        wanted = sorted(bodies - self.lines.keys())
        if wanted:
            for row in self._transaction.run("load/buyer_lines", ids=wanted):
                self.lines[row["id"]] = Lines(frozenset(row["above"]), min(row["roots"], default=row["id"]))

    def gather(self, touched: Iterable[str]) -> None:
        """Read the touched claims, their blocks, their register entries and what people decided on them."""
        begun = self.read(touched)
        widening: set[str] = {one.id for one in begun}
        while widening:
            self._read_blocks(self._blocks_of(widening))
            self._read_entries(widening)
            widening = self._read_decisions()

    def _blocks_of(self, claims: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for claim in claims:
            facts = self.facts[claim]
            if facts.kind in (ClaimKind.REPLY, ClaimKind.OWNERSHIP):
                continue
            for one in (self.block(claim), facts.properties.get("block")):
                if one:
                    found.add(one)
                    if one.startswith("contract|"):
                        found.add(one.rpartition("|")[0] + "|")  # deals of this vendor without a named buyer
        return found - self.blocks

    def _read_blocks(self, blocks: set[str]) -> None:
        loose = {
            found
            for claim, facts in self.facts.items()
            if facts.kind is ClaimKind.CONTRACT
            and not facts.register_id
            and (found := self.block(claim)) in blocks
        }
        asked = sorted(one for one in blocks - loose if one.startswith("contract|"))
        if asked:
            loose |= {row["block"] for row in self._transaction.run("load/blocks_loose", blocks=asked)}
        whole = sorted(one for one in blocks if one in loose or not one.startswith("contract|"))
        if whole:
            self.read(row["id"] for row in self._transaction.run("load/claims_by_block", blocks=whole))
        self.blocks |= blocks

    def _read_entries(self, claims: Iterable[str]) -> None:
        wanted = {entry for claim in claims if (entry := self.facts[claim].register_id)} - self._entries
        if wanted:
            rows = self._transaction.run("load/claims_by_register", registerIds=sorted(wanted))
            self.read(row["id"] for row in rows)
            self._entries |= wanted

    def _read_decisions(self) -> set[str]:
        """Answers the claims that a decision brought in or whose block must now be read whole."""
        asked = sorted(self.facts.keys() - self._asked)
        if not asked:
            return set()
        self._asked |= set(asked)
        rows = self._transaction.run("load/link_decisions", ids=asked)
        fresh = {row["id"]: row for row in rows if row["id"] not in self._decisions}
        if not fresh:
            return set()
        self._decisions |= fresh
        self.said = decided(self._decisions.values())
        self.read(self.said.claims)
        entries = {entry for claim in self.said.claims if (entry := self.facts[claim].register_id)}
        related = {claim for claim, one in self.facts.items() if one.register_id in entries and entries}
        return set(self.said.claims) | related


def link_claims(transaction: Transaction, touched: Iterable[str], recorded_at: datetime) -> Linked:
    """Link these claims and all that their arrival or change moves; answers what must be derived anew."""
    scene = _Scene(transaction)
    scene.gather(touched)
    deals = {c: deal(f, scene.lines) for c, f in scene.facts.items() if f.kind is ClaimKind.CONTRACT}
    accusations = {c: accusation(f) for c, f in scene.facts.items() if f.kind in _MATTERS}
    _note(transaction, scene)
    groups, why, parts = _contracts(scene, deals)
    matter_groups, matter_why = _matters(scene, accusations)
    unnamed = _unnamed(transaction, scene, deals, groups)
    relations = [*parts, *unnamed]
    touched_contracts = _assign(
        transaction, "contracts", scene, _contract_ids(groups, scene), groups, why, recorded_at
    )
    touched_matters = _assign(
        transaction,
        "controversies",
        scene,
        _matter_ids(matter_groups),
        matter_groups,
        matter_why,
        recorded_at,
    )
    _relate(transaction, scene, relations, (_contract_ids(groups, scene), groups), "contracts")
    matter_parts = [
        (name, one)
        for name, members in _by_block(scene, accusations)
        for one in matter_relations(members, matter_groups)
    ]
    _relate(transaction, scene, matter_parts, (_matter_ids(matter_groups), matter_groups), "controversies")
    owned = {
        found.removeprefix("owned|")
        for claim, facts in scene.facts.items()
        if facts.kind is ClaimKind.OWNERSHIP
        for found in (scene.block(claim), facts.properties.get("block"))
        if found
    }
    return Linked(touched_contracts, touched_matters, frozenset(owned))


def _note(transaction: Transaction, scene: _Scene) -> None:
    rows = []
    for claim in sorted(scene.facts):
        facts = scene.facts[claim]
        row = notes(facts, scene.block(claim))
        if any(facts.properties.get(key) != value for key, value in row.items() if key != "id"):
            rows.append(row)
    if rows:
        transaction.run("load/claims_blocks", rows=rows)


def _by_block(scene: _Scene, members: Mapping[str, Fact]) -> Iterator[tuple[str, dict[str, Fact]]]:
    found: dict[str, dict[str, Fact]] = {}
    for claim in sorted(members):
        found.setdefault(scene.block(claim) or "", {})[claim] = members[claim]
    for name in sorted(found):
        if name in scene.blocks:
            yield name, found[name]


def _contracts(
    scene: _Scene, deals: Mapping[str, Deal]
) -> tuple[dict[str, str], dict[str, str], list[tuple[str, Relation]]]:
    automatic = {claim: claim for claim in deals}
    why: dict[str, str] = {}
    free = {claim: one for claim, one in deals.items() if not _alone(scene, claim)}
    for _, members in _by_block(scene, free):
        found, reasons, _ = contracts.link(members.values())
        automatic |= found
        why |= reasons
    registered = {claim: one.register_id for claim, one in deals.items() if one.register_id}
    groups = settle(automatic, scene.said, registered)
    parts = [
        (name, one) for name, members in _by_block(scene, deals) for one in deal_relations(members, groups)
    ]
    return groups, why, parts


def _alone(scene: _Scene, claim: str) -> bool:
    return any(claim in group for group in scene.said.alone)


def _matters(
    scene: _Scene, accusations: Mapping[str, matters.Accusation]
) -> tuple[dict[str, str], dict[str, str]]:
    automatic = {claim: claim for claim in accusations}
    why: dict[str, str] = {}
    free = {claim: one for claim, one in accusations.items() if not _alone(scene, claim)}
    for _, members in _by_block(scene, free):
        found, reasons, _ = matters.link(members.values())
        automatic |= found
        why |= reasons
    return settle(automatic, scene.said, {}), why


def _contract_ids(groups: Mapping[str, str], scene: _Scene) -> dict[str, str]:
    """A contract is called by its smallest register entry, else by the hash of its smallest claim."""
    entries: dict[str, str] = {}
    for claim, group in groups.items():
        entry = scene.facts[claim].register_id
        if entry and not _alone(scene, claim):
            entries[group] = min(entries.get(group, entry), entry)
    return {group: entries.get(group, content_id("contract", group)) for group in set(groups.values())}


def _matter_ids(groups: Mapping[str, str]) -> dict[str, str]:
    return {group: content_id("controversy", group) for group in set(groups.values())}


def _unnamed(
    transaction: Transaction, scene: _Scene, deals: Mapping[str, Deal], groups: Mapping[str, str]
) -> list[tuple[str, Relation]]:
    """Suggestions for deals without a named buyer; what they resemble may stand in blocks that were not
    read.
    """
    found: list[tuple[str, Relation]] = []
    for name, members in _by_block(scene, deals):
        if not name.startswith("contract|") or not name.endswith("|"):
            continue
        keys = sorted(
            {
                str(row[key])
                for claim in members
                for row in (notes(scene.facts[claim], name),)
                for key in ("titleKey", "amountKey")
                if row[key]
            }
        )
        rows = transaction.run("load/claims_alike", keys=keys) if keys else []
        alike = {row["id"] for row in rows} - members.keys()
        strangers = {one.id: one for one in scene.read(alike)}
        others = [deals[claim] for claim in alike if claim in deals]
        others += [deal(one, scene.lines) for one in strangers.values()]
        places = dict(groups) | {one: facts.about or one for one, facts in strangers.items()}
        found += [(name, one) for one in unnamed_buyer_relations(members.values(), others, places)]
        for one in strangers:
            del scene.facts[one]
    return found


def _assign(
    transaction: Transaction,
    place: str,
    scene: _Scene,
    ids: Mapping[str, str],
    groups: Mapping[str, str],
    why: Mapping[str, str],
    recorded_at: datetime,
) -> frozenset[str]:
    """Write what each claim is about; answers every contract or matter that must be derived anew."""
    moved = {claim: ids[group] for claim, group in groups.items() if scene.facts[claim].about != ids[group]}
    left = {former for claim in moved if (former := scene.facts[claim].about)}
    if moved:
        ended = sorted(claim for claim in moved if scene.facts[claim].about)
        if ended:
            transaction.run("load/about_end", ids=ended, recordedAt=recorded_at)
        rows = [
            {
                "claimId": claim,
                "targetId": moved[claim],
                "by": "person" if claim in scene.said.claims else "rule",
                "why": why.get(
                    claim, "decided by a person" if claim in scene.said.claims else "one claim so far"
                ),
            }
            for claim in sorted(moved)
        ]
        transaction.run(f"load/about_{place}", rows=rows, recordedAt=recorded_at)
        _end_and_revive(transaction, place, scene, moved, left, recorded_at)
    return frozenset({ids[group] for group in groups.values()} | left)


def _end_and_revive(
    transaction: Transaction,
    place: str,
    scene: _Scene,
    moved: Mapping[str, str],
    left: set[str],
    recorded_at: datetime,
) -> None:
    state = {
        row["id"]: row
        for row in transaction.run(f"load/{place}_emptied", ids=sorted(left | set(moved.values())))
    }
    successor: dict[str, str] = {}
    for claim in sorted(moved):
        former = scene.facts[claim].about
        if former:
            successor.setdefault(former, moved[claim])
    emptied = [{"id": one, "canonical": successor[one]} for one in sorted(left) if not state[one]["claimed"]]
    if emptied:
        transaction.run(f"load/{place}_ended", rows=emptied, recordedAt=recorded_at)
    revived = sorted(one for one, row in state.items() if row["ended"] and row["claimed"])
    if revived:
        transaction.run(f"load/{place}_revived", ids=revived, recordedAt=recorded_at)


def _relate(
    transaction: Transaction,
    scene: _Scene,
    relations: Sequence[tuple[str, Relation]],
    placed: tuple[Mapping[str, str], Mapping[str, str]],
    place: str,
) -> None:
    prefix = "contract|" if place == "contracts" else "matter|"
    blocks = sorted(name for name in scene.blocks if name.startswith(prefix))
    wanted = _edges(scene, relations, *placed)
    present = {(row["kind"], row["key"]) for row in transaction.run("load/relations_by_block", blocks=blocks)}
    for kind in ("POSSIBLY_SAME_AS", "INCLUDED_IN", "CALLED_OFF_FROM"):
        gone = sorted(key for found, key in present if found == kind and (found, key) not in wanted)
        if gone:
            transaction.run(f"load/{kind.lower()}_gone", keys=gone)
        rows = [wanted[key] for key in sorted(wanted) if key[0] == kind and key not in present]
        if rows:
            name = f"possibly_same_as_{place}" if kind == "POSSIBLY_SAME_AS" else kind.lower()
            transaction.run(f"load/{name}", rows=rows)


def _edges(
    scene: _Scene,
    relations: Sequence[tuple[str, Relation]],
    ids: Mapping[str, str],
    groups: Mapping[str, str],
) -> dict[tuple[str, str], Row]:
    apart = {frozenset(ids[groups[claim]] for claim in pair if claim in groups) for pair in scene.said.apart}
    wanted: dict[tuple[str, str], Row] = {}
    for name, one in relations:
        left, right = ids.get(one.left, one.left), ids.get(one.right, one.right)
        if left == right or (one.kind == "POSSIBLY_SAME_AS" and frozenset({left, right}) in apart):
            continue
        if one.kind == "POSSIBLY_SAME_AS":
            left, right = sorted((left, right))
        key = f"{left}|{right}"
        row = {"key": key, "left": left, "right": right, "why": one.why, "block": name}
        wanted.setdefault(
            (one.kind, key), row | {"claimIds": sorted({one.left, one.right}), "review": "unreviewed"}
        )
    return wanted
