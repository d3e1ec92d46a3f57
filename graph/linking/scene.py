"""The claims that one write must look at: those it touches, their blocks and register entries."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from graph.linking.decided import Decided, decided
from graph.linking.facts import ClaimFacts, Lines, block, claim_facts, is_compared, matter_facts
from graph.model.vocabulary import ClaimKind, Role
from graph.store import Row, Transaction

Fact = TypeVar("Fact")


class Scene:
    """After `gather`, `facts` holds every claim to link and `blocks` those that were read whole.

    `new` are claims that the graph does not have yet. `bystanders` are allegations that were read only as far
    as linking them needs: whom they name besides the accused is not known here. Of these, the `plain` ones
    have nothing by which another could be about the same matter: each is a matter of its own, and stays it.
    """

    def __init__(
        self, transaction: Transaction, *, new: Mapping[str, ClaimFacts], seeded: frozenset[str] | None = None
    ) -> None:
        """`seeded` are the bodies that may stand in a line; all of them where it is None."""
        self._transaction = transaction
        self._seeded = seeded
        self.new = new
        self.facts: dict[str, ClaimFacts] = {}
        self.bystanders: set[str] = set()
        self.plain: set[str] = set()
        self.lines: dict[str, Lines] = {}
        self.blocks: set[str] = set()  # read whole
        self.settled: set[str] = set()  # of these, the ones in which the graph has claims
        self.said = Decided()
        self._decisions: dict[str, Row] = {}
        self._asked: set[str] = set(new)
        self._entries: set[str] = set()

    @property
    def whole(self) -> dict[str, ClaimFacts]:
        """The claims of which everything is known."""
        return {claim: facts for claim, facts in self.facts.items() if claim not in self.bystanders}

    def block(self, claim: str) -> str | None:
        """The claims that this one is compared with."""
        facts = self.facts[claim]
        return str(facts.properties["block"]) if claim in self.bystanders else block(facts, self.lines)

    def read(self, ids: Iterable[str]) -> list[ClaimFacts]:
        """Read those of these claims that were not read before; answers them."""
        wanted = sorted(set(ids) - (self.facts.keys() - self.bystanders))
        if not wanted:
            return []
        found = [claim_facts(row) for row in self._transaction.run("load/claims_facts", ids=wanted)]
        self._admit(found)
        return found

    def _admit(self, found: Iterable[ClaimFacts]) -> None:
        facts = {one.id: one for one in found}
        self._read_lines({buyer for one in facts.values() for buyer in one.organisations(Role.BUYER)})
        self.bystanders -= facts.keys()
        self.plain -= facts.keys()
        self.facts |= facts

    def _read_lines(self, bodies: set[str]) -> None:
        wanted = bodies - self.lines.keys()
        if self._seeded is not None:
            self.lines |= {one: Lines(frozenset(), one) for one in wanted - self._seeded}
            wanted &= self._seeded
        if wanted:
            for row in self._transaction.run("load/buyer_lines", ids=sorted(wanted)):
                self.lines[row["id"]] = Lines(frozenset(row["above"]), min(row["roots"], default=row["id"]))

    def gather(self, touched: Iterable[str]) -> None:
        """Read the touched claims, their blocks, their register entries and what people decided on them."""
        self._admit(self.new.values())
        widening = {one.id for one in self.read(touched)} | self.new.keys()
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
            former = facts.properties.get("block")
            if former:
                self.settled.add(former)
            for one in (self.block(claim), former):
                if one:
                    found.add(one)
                    if one.startswith("contract|"):
                        found.add(one.rpartition("|")[0] + "|")  # deals of this vendor without a named buyer
        return found - self.blocks

    def _read_blocks(self, blocks: set[str]) -> None:
        deals = {one for one in blocks if one.startswith("contract|")}
        loose = {
            found
            for claim, facts in self.facts.items()
            if is_compared(facts) and (found := self.block(claim)) in deals
        }
        asked = sorted(deals - loose)
        if asked:
            loose |= {row["block"] for row in self._transaction.run("load/blocks_loose", blocks=asked)}
        if loose:
            rows = self._transaction.run("load/claims_by_block", blocks=sorted(loose))
            self.settled |= {row["block"] for row in rows}
            self.read(row["id"] for row in rows)
        self._read_matters(sorted(blocks - deals))
        self.blocks |= blocks

    def _read_matters(self, blocks: list[str]) -> None:
        if not blocks:
            return
        for row in self._transaction.run("load/matters_by_block", blocks=blocks):
            self.settled.add(row["block"])
            met = {one.id: one for one in matter_facts(row) if one.id not in self.facts}
            self.facts |= met
            self.bystanders |= met.keys()
            self.plain |= met.keys() - {one["id"] for one in row["telling"]}
        self._asked |= self.plain

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
