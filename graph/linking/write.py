"""Read the blocks of claims that a write touches, link them anew, and write what changed.

Automatic links are recomputed for the whole block; decisions of people override them. Runs inside a writing
transaction that holds the lock of `graph.load`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from graph.linking import contracts, matters
from graph.linking.contracts import Deal
from graph.linking.decided import settle
from graph.linking.edges import Placed, assign, relate
from graph.linking.facts import ClaimFacts, accusation, deal, notes
from graph.linking.scene import Scene
from graph.linking.suggestions import Relation, deal_relations, matter_relations, unnamed_buyer_relations
from graph.model.claims import content_id
from graph.model.vocabulary import ClaimKind
from graph.store import Row, Transaction

_MATTERS = (ClaimKind.ALLEGATION, ClaimKind.LISTING)

Keep = Callable[[Mapping[str, Row]], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """What must be derived anew: contracts, controversies, and pairs `child|parent` of owned companies.

    `facts` are claims that were read on the way, each with all that is known of it; deriving needs most of
    them again. `created` are those of the contracts that were written with all that is derived of them,
    `organisations` those that have an edge to one of these.
    """

    contracts: frozenset[str] = frozenset()
    controversies: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    facts: Mapping[str, ClaimFacts] = field(default_factory=dict)
    created: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


def link_claims(
    transaction: Transaction,
    touched: Iterable[str],
    recorded_at: datetime,
    *,
    new: Mapping[str, ClaimFacts] | None = None,
    keep: Keep | None = None,
    seeded: frozenset[str] | None = None,
) -> Linked:
    """Link these claims and all that their arrival or change moves; answers what must be derived anew.

    `new` are claims that the graph does not have yet; `keep` writes them when it is given what linking notes
    of each. `seeded` are the organisations that the seeds may place under others, all where it is None.
    """
    scene = Scene(transaction, new=new or {}, seeded=seeded)
    moving = set(touched)
    scene.gather(moving)
    _note(transaction, scene, keep)
    counting = {claim: facts for claim, facts in scene.facts.items() if not facts.is_superseded}
    deals = {c: deal(f, scene.lines) for c, f in counting.items() if f.kind is ClaimKind.CONTRACT}
    accusations = {c: accusation(f) for c, f in counting.items() if f.kind in _MATTERS}
    moving |= scene.new.keys()
    placed, parts = _contracts(scene, deals)
    assigned = assign(transaction, "contracts", scene, placed, moving, recorded_at)
    relations = [*parts, *_unnamed(transaction, scene, deals, placed.groups)]
    relate(transaction, scene, relations, placed, "contracts")
    matter_placed, matter_parts = _matters(scene, accusations)
    assigned_matters = assign(transaction, "controversies", scene, matter_placed, moving, recorded_at)
    relate(transaction, scene, matter_parts, matter_placed, "controversies")
    owned = {
        found.removeprefix("owned|")
        for claim, facts in scene.facts.items()
        if facts.kind is ClaimKind.OWNERSHIP
        for found in (scene.block(claim), facts.properties.get("block"))
        if found
    }
    return Linked(
        assigned.touched,
        assigned_matters.touched,
        frozenset(owned),
        scene.whole,
        assigned.created,
        assigned.organisations,
    )


def _note(transaction: Transaction, scene: Scene, keep: Keep | None) -> None:
    """Write what linking notes of the claims, and the new ones with it."""
    found = {claim: notes(facts, scene.block(claim)) for claim, facts in scene.whole.items()}
    rows = [
        row
        for claim, row in sorted(found.items())
        if claim not in scene.new
        and any(scene.facts[claim].properties.get(key) != value for key, value in row.items() if key != "id")
    ]
    if rows:
        transaction.run("load/claims_blocks", rows=rows)
    if keep:
        keep({claim: found[claim] for claim in scene.new})


def _contracts(scene: Scene, deals: Mapping[str, Deal]) -> tuple[Placed, list[tuple[str, Relation]]]:
    automatic = {claim: claim for claim, facts in scene.facts.items() if facts.kind is ClaimKind.CONTRACT}
    why: dict[str, str] = {}
    free = {claim: one for claim, one in deals.items() if not scene.alone(claim)}
    for _, members in scene.by_block(free):
        found, reasons, _ = contracts.link(members.values())
        automatic |= found
        why |= reasons
    registered = {claim: one.register_id for claim, one in deals.items() if one.register_id}
    groups = settle(automatic, scene.said, registered)
    parts = [
        (name, one) for name, members in scene.by_block(deals) for one in deal_relations(members, groups)
    ]
    entries = _entries(groups, scene)
    # A contract is called by its smallest register entry, else by the hash of its smallest claim.
    ids = {group: entries.get(group) or content_id("contract", group) for group in set(groups.values())}
    return Placed(ids, groups, why, entries.keys()), parts


def _matters(
    scene: Scene, accusations: Mapping[str, matters.Accusation]
) -> tuple[Placed, list[tuple[str, Relation]]]:
    plain = scene.plain
    automatic = {c: c for c, facts in scene.facts.items() if facts.kind in _MATTERS and c not in plain}
    why: dict[str, str] = {}
    free = {c: one for c, one in accusations.items() if c not in plain and not scene.alone(c)}
    for _, members in scene.by_block(free):
        found, reasons, _ = matters.link(members.values())
        automatic |= found
        why |= reasons
    groups = settle(automatic, scene.said, {})
    ids = {group: content_id("controversy", group) for group in set(groups.values())}
    groups |= {claim: claim for claim in plain}
    ids |= {claim: scene.facts[claim].about or content_id("controversy", claim) for claim in plain}
    parts = [
        (name, one)
        for name, members in scene.by_block(accusations)
        for one in matter_relations(members, groups)
    ]
    return Placed(ids, groups, why), parts


def _entries(groups: Mapping[str, str], scene: Scene) -> dict[str, str]:
    """The smallest register entry of each group that has one."""
    entries: dict[str, str] = {}
    for claim, group in groups.items():
        entry = scene.facts[claim].register_id
        if entry and not scene.alone(claim):
            entries[group] = min(entries.get(group, entry), entry)
    return entries


def _unnamed(
    transaction: Transaction, scene: Scene, deals: Mapping[str, Deal], groups: Mapping[str, str]
) -> list[tuple[str, Relation]]:
    """Suggestions for deals without a named buyer; what they resemble may stand in blocks that were not
    read.
    """
    found: list[tuple[str, Relation]] = []
    for name, members in scene.by_block(deals):
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
