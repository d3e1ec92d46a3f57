"""Which amount belongs to which deal of a sentence: the nearest in the tree, each amount to one."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from extractors.state import DocAmount, span_of

_FAR = 7


def amounts_by_trigger(
    sentence: Span, triggers: Sequence[int], amounts: Sequence[DocAmount]
) -> dict[int, list[DocAmount]]:
    """The amounts of each trigger, by the index of its token; an amount too far from all of them goes to
    none.

    A trigger with several amounts keeps those at its smallest distance; the others go to the next nearest
    trigger that has none.
    """
    doc = sentence.doc
    options: list[tuple[int, int, DocAmount]] = []
    for amount in amounts:
        head = span_of(doc, amount.start, amount.end).root
        for trigger in triggers:
            options.append((tree_distance(head, doc[trigger]), trigger, amount))
    found: dict[int, list[DocAmount]] = {}
    placed: set[int] = set()
    for distance, trigger, amount in sorted(
        options, key=lambda one: (one[0], abs(one[2].start - doc[one[1]].idx))
    ):
        if amount.start in placed or distance > _FAR:
            continue
        if trigger in found and any(other not in found for other in triggers):
            continue
        found.setdefault(trigger, []).append(amount)
        placed.add(amount.start)
    return found


def tree_distance(one: Token, other: Token) -> int:
    """The number of arcs between two tokens of a sentence; large where they share no tree."""
    above = {token.i: steps for steps, token in enumerate([one, *one.ancestors])}
    for steps, token in enumerate([other, *other.ancestors]):
        if token.i in above:
            return steps + above[token.i]
    return 99
