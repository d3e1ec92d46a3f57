"""Write what claims are about, and the suggestions and parts among contracts and matters."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from graph.linking.births import create_contracts
from graph.linking.scene import Scene
from graph.linking.suggestions import Relation
from graph.store import Row, Transaction

_KINDS = ("POSSIBLY_SAME_AS", "INCLUDED_IN", "CALLED_OFF_FROM")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where claims belong: the identifier of each group, the group of each claim, and why it is there."""

    ids: Mapping[str, str]
    groups: Mapping[str, str]
    why: Mapping[str, str]
    registered: AbstractSet[str] = frozenset()  # the groups that are called by a register entry


@dataclass(frozen=True, slots=True)
class Assigned:
    """The contracts or matters to derive anew; of them those that were created, and who has an edge to one
    of these.
    """

    touched: frozenset[str]
    created: frozenset[str]
    organisations: frozenset[str]


def assign(
    transaction: Transaction,
    place: str,
    scene: Scene,
    placed: Placed,
    touched: AbstractSet[str],
    recorded_at: datetime,
) -> Assigned:
    """Write which contract or matter (`place`) each claim is about.

    To derive anew are those of the `touched` claims, those that gained a claim and those that lost one: the
    claims of the others are what they were.
    """
    facts = scene.facts
    rows = {
        claim: _about(scene, claim, placed.ids[group], placed.why)
        for claim, group in placed.groups.items()
        if claim not in scene.plain
    }
    moved = {claim: row["targetId"] for claim, row in rows.items() if facts[claim].about != row["targetId"]}
    reworded = [
        rows[claim]
        for claim in sorted(rows.keys() - moved.keys())
        if (facts[claim].about_by, facts[claim].about_why) != (rows[claim]["by"], rows[claim]["why"])
    ]
    left = {former for claim in moved if (former := facts[claim].about)}
    created = _created(scene, placed, moved)
    organisations = frozenset[str]()
    if reworded:
        transaction.run("load/about_why", rows=reworded)
    if moved:
        ended = sorted(claim for claim in moved if facts[claim].about)
        if ended:
            transaction.run("load/about_end", ids=ended, recordedAt=recorded_at)
        claimed = {one: [rows[claim] for claim in claims] for one, claims in created.items()}
        if claimed and place == "contracts":
            organisations = create_contracts(transaction, claimed, facts, recorded_at)
        elif claimed:
            fresh = [{"id": one, "claims": claimed[one]} for one in sorted(claimed)]
            transaction.run("load/controversies_created", rows=fresh, recordedAt=recorded_at)
        joining = [rows[claim] for claim in sorted(moved) if moved[claim] not in created]
        if joining:
            transaction.run(f"load/about_{place}", rows=joining, recordedAt=recorded_at)
        standing = left.union(moved.values()) - created.keys()
        if standing:
            _end_and_revive(transaction, place, scene, moved, standing, recorded_at)
    now = {row["targetId"] for claim, row in rows.items() if claim in touched or claim in moved}
    return Assigned(frozenset(now | left), frozenset(created), organisations)


def _created(scene: Scene, placed: Placed, moved: Mapping[str, str]) -> dict[str, list[str]]:
    """The things called after a claim that is new: they cannot have been there before."""
    created: dict[str, list[str]] = {
        placed.ids[group]: []
        for claim, group in placed.groups.items()
        if claim == group and claim in scene.new and group not in placed.registered
    }
    for claim in sorted(moved):
        if moved[claim] in created:
            created[moved[claim]].append(claim)
    return created


def _about(scene: Scene, claim: str, target: str, why: Mapping[str, str]) -> Row:
    by_person = claim in scene.said.placed
    entry = scene.facts[claim].register_id
    alone = f"register entry {entry}" if entry else "no other claim is about it"
    reason = "decided by a person" if by_person else why.get(claim, alone)
    return {"claimId": claim, "targetId": target, "by": "person" if by_person else "rule", "why": reason}


def _end_and_revive(
    transaction: Transaction,
    place: str,
    scene: Scene,
    moved: Mapping[str, str],
    standing: AbstractSet[str],
    recorded_at: datetime,
) -> None:
    """`standing` are the things that claims left or joined and that were there before."""
    state = {row["id"]: row for row in transaction.run(f"load/{place}_emptied", ids=sorted(standing))}
    successor: dict[str, str] = {}
    for claim in sorted(moved):
        former = scene.facts[claim].about
        if former:
            successor.setdefault(former, moved[claim])
    emptied = [
        {"id": one, "canonical": successor[one]} for one in sorted(successor) if not state[one]["claimed"]
    ]
    if emptied:
        transaction.run(f"load/{place}_ended", rows=emptied, recordedAt=recorded_at)
    revived = sorted(one for one, row in state.items() if row["ended"] and row["claimed"])
    if revived:
        transaction.run(f"load/{place}_revived", ids=revived, recordedAt=recorded_at)


def relate(
    transaction: Transaction,
    scene: Scene,
    relations: Sequence[tuple[str, Relation]],
    placed: Placed,
    place: str,
) -> None:
    """Write the edges among the contracts or matters (`place`) of the blocks that were read."""
    prefix = "contract|" if place == "contracts" else "matter|"
    blocks = sorted(name for name in scene.blocks & scene.settled if name.startswith(prefix))
    present = _present(transaction, blocks, place)
    wanted, rows = _edges(scene, relations, placed, present)
    for kind in _KINDS:
        gone = sorted(key for found, key in present.keys() - wanted if found == kind)
        if gone:
            transaction.run(f"load/{kind.lower()}_gone", keys=gone)
        if rows[kind]:
            name = f"possibly_same_as_{place}" if kind == "POSSIBLY_SAME_AS" else kind.lower()
            transaction.run(f"load/{name}", rows=sorted(rows[kind], key=lambda row: str(row["key"])))


def _present(transaction: Transaction, blocks: Sequence[str], place: str) -> dict[tuple[str, str], Row]:
    """The edges that stand in these blocks, by kind and key: why each does, and on which claims it rests."""
    if not blocks:
        return {}
    if place == "contracts":
        found = transaction.run("load/relations_by_block", blocks=blocks)
        return {(row["kind"], row["key"]): row for row in found}
    (row,) = transaction.run("load/suggestions_by_block", blocks=blocks)
    found = [{"why": why, "claimIds": None} for why in row["whys"]]
    return {("POSSIBLY_SAME_AS", key): one for key, one in zip(row["keys"], found, strict=True)}


def _edges(
    scene: Scene,
    relations: Sequence[tuple[str, Relation]],
    placed: Placed,
    present: Mapping[tuple[str, str], Row],
) -> tuple[set[tuple[str, str]], dict[str, list[Row]]]:
    """Which edges are wanted, by kind and key, and by kind the rows of those that are not there as wanted."""
    ids, groups = placed.ids, placed.groups
    apart = {frozenset(ids[groups[claim]] for claim in pair if claim in groups) for pair in scene.said.apart}
    heads = {ids[group]: group for group in groups.values()}
    wanted: set[tuple[str, str]] = set()
    rows: dict[str, list[Row]] = {kind: [] for kind in _KINDS}
    for name, one in relations:
        left, right = ids.get(one.left, one.left), ids.get(one.right, one.right)
        suggested = one.kind == "POSSIBLY_SAME_AS"
        if suggested and right < left:
            left, right = right, left
        edge = one.kind, f"{left}|{right}"
        if left == right or edge in wanted or (suggested and apart and frozenset({left, right}) in apart):
            continue
        wanted.add(edge)
        row: Row = {"key": edge[1], "left": left, "right": right, "why": one.why, "block": name}
        if not suggested:
            rests_on = one.claims or (head for thing in (left, right) if (head := heads.get(thing)))
            row |= {"claimIds": sorted(rests_on), "review": "unreviewed"}
        former = present.get(edge)
        if former is None or any(former[key] != row.get(key) for key in ("why", "claimIds")):
            rows[one.kind].append(row)
    return wanted, rows
