"""What contracts and controversies share where the rules' readings and those of the heads become one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from spacy.tokens import Doc

from extractors.evidence import named_mention
from extractors.state import DocState
from extractors.trained.confidence import Curve, Features
from graph.model.claims import Span
from graph.model.reading import ContractReading, ControversyReading, NamedMention

_QUOTES = 4

R = TypeVar("R", ContractReading, ControversyReading)


@dataclass(frozen=True, slots=True)
class Weighed(Generic[R]):
    """A reading that is proposed, with the features that its confidence is made of."""

    reading: R
    features: Features

    @property
    def by_rule(self) -> bool:
        """Whether the rules read it, too."""
        return self.features["rule"] > 0


def settled(found: Iterable[Weighed[R]], curve: Curve) -> tuple[R, ...]:
    """What the rules read, and what the heads add where it is likely enough; in the order of the text, each
    with its confidence.
    """
    kept = []
    for one in found:
        confidence = curve.confidence(one.features)
        if confidence >= curve.floor or one.by_rule:
            kept.append(replace(one.reading, confidence=confidence))
    return tuple(sorted(kept, key=lambda reading: reading.evidence[0].start))


def evidence_of_both(rule: Sequence[Span], heads: Sequence[Span]) -> tuple[Span, ...]:
    """The quotes of the rules, then those of the heads that stand elsewhere; four at most."""
    told = list(rule)
    told += [
        span for span in heads if not any(span.start < other.end and other.start < span.end for other in told)
    ]
    return tuple(told[:_QUOTES])


def mention_near(doc: Doc, state: DocState, number: int, at: int) -> NamedMention:
    """The mention of an organisation that stands nearest to this character."""
    own = [mention for mention in state.mentions if mention.organisation == number]
    nearest = min(own, key=lambda mention: abs(mention.start - at))
    return named_mention(doc, state.organisations[number], nearest)
