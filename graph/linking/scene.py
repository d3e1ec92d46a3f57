"""The claims that one write must look at: those it touches, their blocks and register entries."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from graph.linking.decided import Decided, decided
from graph.linking.facts import ClaimFacts, Lines, block, claim_facts
from graph.model.vocabulary import ClaimKind, Role
from graph.store import Row, Transaction

Fact = TypeVar("Fact")


class Scene:
    """After `gather`, `facts` holds every claim to link and `blocks` those that were read whole."""

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
        """The claims that this one is compared with."""
        return block(self.facts[claim], self.lines)

    def read(self, ids: Iterable[str]) -> list[ClaimFacts]:
        """Read those of these claims that were not read before; answers them."""
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

    def alone(self, claim: str) -> bool:
        """Whether a person took the claim out of its contract or matter."""
        return any(claim in group for group in self.said.alone)

    def by_block(self, members: Mapping[str, Fact]) -> Iterator[tuple[str, dict[str, Fact]]]:
        """These claims by the block they stand in, for the blocks that were looked at."""
        found: dict[str, dict[str, Fact]] = {}
        for claim in sorted(members):
            found.setdefault(self.block(claim) or "", {})[claim] = members[claim]
        for name in sorted(found):
            if name in self.blocks:
                yield name, found[name]
