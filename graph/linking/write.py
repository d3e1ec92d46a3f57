"""Read the blocks of claims that a write touches, link them anew, and write what changed.

Automatic links are recomputed for the whole block; decisions of people override them. Runs inside a writing
transaction that holds the lock of `graph.load`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from graph.linking import contracts, matters
from graph.linking.contracts import Deal
from graph.linking.decided import settle
from graph.linking.edges import assign, relate
from graph.linking.facts import ClaimFacts, accusation, deal, notes
from graph.linking.scene import Scene
from graph.linking.suggestions import Relation, deal_relations, matter_relations, unnamed_buyer_relations
from graph.model.claims import content_id
from graph.model.vocabulary import ClaimKind
from graph.store import Transaction

_MATTERS = (ClaimKind.ALLEGATION, ClaimKind.LISTING)


@dataclass(frozen=True, slots=True)
class Linked:
    """What must be derived anew: contracts, controversies, and pairs `child|parent` of owned companies.

    `facts` are the claims that were read on the way; deriving needs most of them again.
    """

    contracts: frozenset[str] = frozenset()
    controversies: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    facts: Mapping[str, ClaimFacts] = field(default_factory=dict)


def link_claims(transaction: Transaction, touched: Iterable[str], recorded_at: datetime) -> Linked:
    """Link these claims and all that their arrival or change moves; answers what must be derived anew."""
    scene = Scene(transaction)
    scene.gather(touched)
    counting = {claim: facts for claim, facts in scene.facts.items() if not facts.is_superseded}
    deals = {c: deal(f, scene.lines) for c, f in counting.items() if f.kind is ClaimKind.CONTRACT}
    accusations = {c: accusation(f) for c, f in counting.items() if f.kind in _MATTERS}
    _note(transaction, scene)
    groups, why, parts = _contracts(scene, deals)
    matter_groups, matter_why = _matters(scene, accusations)
    unnamed = _unnamed(transaction, scene, deals, groups)
    relations = [*parts, *unnamed]
    touched_contracts = assign(
        transaction, "contracts", scene, _contract_ids(groups, scene), groups, why, recorded_at
    )
    touched_matters = assign(
        transaction,
        "controversies",
        scene,
        _matter_ids(matter_groups),
        matter_groups,
        matter_why,
        recorded_at,
    )
    relate(transaction, scene, relations, (_contract_ids(groups, scene), groups), "contracts")
    matter_parts = [
        (name, one)
        for name, members in scene.by_block(accusations)
        for one in matter_relations(members, matter_groups)
    ]
    relate(transaction, scene, matter_parts, (_matter_ids(matter_groups), matter_groups), "controversies")
    owned = {
        found.removeprefix("owned|")
        for claim, facts in scene.facts.items()
        if facts.kind is ClaimKind.OWNERSHIP
        for found in (scene.block(claim), facts.properties.get("block"))
        if found
    }
    return Linked(touched_contracts, touched_matters, frozenset(owned), scene.facts)


def _note(transaction: Transaction, scene: Scene) -> None:
    rows = []
    for claim in sorted(scene.facts):
        facts = scene.facts[claim]
        row = notes(facts, scene.block(claim))
        if any(facts.properties.get(key) != value for key, value in row.items() if key != "id"):
            rows.append(row)
    if rows:
        transaction.run("load/claims_blocks", rows=rows)


def _contracts(
    scene: Scene, deals: Mapping[str, Deal]
) -> tuple[dict[str, str], dict[str, str], list[tuple[str, Relation]]]:
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
    return groups, why, parts


def _matters(
    scene: Scene, accusations: Mapping[str, matters.Accusation]
) -> tuple[dict[str, str], dict[str, str]]:
    automatic = {claim: claim for claim, facts in scene.facts.items() if facts.kind in _MATTERS}
    why: dict[str, str] = {}
    free = {claim: one for claim, one in accusations.items() if not scene.alone(claim)}
    for _, members in scene.by_block(free):
        found, reasons, _ = matters.link(members.values())
        automatic |= found
        why |= reasons
    return settle(automatic, scene.said, {}), why


def _contract_ids(groups: Mapping[str, str], scene: Scene) -> dict[str, str]:
    """A contract is called by its smallest register entry, else by the hash of its smallest claim."""
    entries: dict[str, str] = {}
    for claim, group in groups.items():
        entry = scene.facts[claim].register_id
        if entry and not scene.alone(claim):
            entries[group] = min(entries.get(group, entry), entry)
    return {group: entries.get(group, content_id("contract", group)) for group in set(groups.values())}


def _matter_ids(groups: Mapping[str, str]) -> dict[str, str]:
    return {group: content_id("controversy", group) for group in set(groups.values())}


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
