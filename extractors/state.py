"""What the spaCy components have found so far in one document: one frozen value on `doc._.supplywatch`.

Each component reads the state, makes a new one by `dataclasses.replace` and puts it back; nothing else is
kept on the Doc. All offsets here count characters of `doc.text`, the repaired text; `raw_span` leads back to
the text as it was read.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from spacy.tokens import Doc, Span, Token

from graph.errors import WrongUse
from graph.model.reading import ContractReading, ControversyReading, OwnershipReading, RoleReading
from graph.model.vocabulary import AmountMeaning, DatePrecision, OrganisationKind, Per, ValueKind

EXTENSION = "supplywatch"


class Sort(StrEnum):
    """What an organisation is, finer than its kind: who may rule, who may only speak, who buys."""

    COMPANY = "company"
    COUNTRY = "country"  # a state or its government: "Israel", "the UK government"
    MINISTRY = "ministry"
    AGENCY = "agency"
    LOCAL = "local"  # councils, cities, counties, regions, states of a federation
    POLICE = "police"
    MILITARY = "military"
    HEALTH = "health"
    EDUCATION = "education"
    UTILITY = "utility"  # public transport, water, ports, airports in public hands
    PARLIAMENT = "parliament"
    COURT = "court"
    REGULATOR = "regulator"
    AUDITOR = "auditor"
    INQUIRY = "inquiry"
    INTERNATIONAL = "international"  # UN, EU and their bodies
    OFFICE = "office"  # a person's office as a body: "Mayor of London"
    PUBLIC = "public"  # a public body of another sort
    NGO = "ngo"
    UNION = "union"
    PARTY = "party"
    MEDIA = "media"
    UNKNOWN = "unknown"


AUTHORITIES = frozenset({Sort.COURT, Sort.REGULATOR, Sort.AUDITOR, Sort.INQUIRY})
"""Sorts whose finding makes an allegation `ruled`."""


class BlockKind(StrEnum):
    """What a block of lines is in the article."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    LIST = "list"
    TABLE = "table"  # one row of a table; its cells are set apart by tabs, bars or two spaces and more
    QUOTE = "quote"  # a paragraph that is all quotation
    BOILERPLATE = "boilerplate"  # by-lines, URLs, invitations to read on


@dataclass(frozen=True, slots=True)
class DocBlock:
    """A paragraph, heading, caption or list entry; blocks leave out the white space between them."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class DocOrganisation:
    """An organisation of this document under the longest form that the document uses."""

    name: str
    kind: OrganisationKind
    sort: Sort = Sort.UNKNOWN
    key: str | None = None  # key in the gazetteer, where the name is known and not ambiguous
    country: str | None = None  # ISO 3166-1 alpha-2, only where known
    forms: tuple[str, ...] = ()  # every written form, the longest first
    certainty: float = 1.0  # 0..1: known 1.0, by shape 0.9, by the model or syntax less

    @property
    def is_media(self) -> bool:
        """Reports others' words: a speaker of its own only where it says so itself."""
        return self.sort is Sort.MEDIA

    @property
    def is_authority(self) -> bool:
        """A court, regulator, auditor or inquiry."""
        return self.sort in AUTHORITIES

    @property
    def may_buy(self) -> bool:
        """Not ruled out as the buyer of a public contract."""
        return self.kind in (OrganisationKind.PUBLIC_BODY, OrganisationKind.UNKNOWN) and self.sort not in (
            Sort.MEDIA,
            Sort.UNION,
            Sort.PARTY,
            Sort.NGO,
        )


@dataclass(frozen=True, slots=True)
class DocMention:
    """One place that names an organisation, or refers back to one (`nominal`: "the firm", "both companies").

    A description of several organisations ("both companies") is several mentions of the same span.
    """

    organisation: int | None  # index in `DocState.organisations`; None: which one is unread
    start: int
    end: int
    nominal: bool = False
    nested: bool = False  # lies inside a longer name: "London" in "Mayor of London"
    place: bool = False  # a place's bare name that may stand for who governs it: "Israel", "Indiana"


@dataclass(frozen=True, slots=True)
class DocPerson:
    """A person's name at one place; `name` is the longest form that the document uses."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocAmount:
    """An amount of money, what it is the amount of, and how exact it is."""

    value: Decimal  # in units of the currency
    currency: str  # ISO 4217
    meaning: AmountMeaning
    kind: ValueKind
    start: int
    end: int
    text: str
    per: Per | None = None
    count_hint: int | None = None  # "two contracts worth £24.6m" → 2
    upper: Decimal | None = None  # the upper end where the text gives a range
    years: Decimal | None = None  # "over five years" → 5
    conversion: bool = False  # "50 million euros ($56.8 million)": the same money once more


@dataclass(frozen=True, slots=True)
class DocDate:
    """A date or period as it is written, with the value where one can be told."""

    start: int
    end: int
    text: str
    date: dt.date | None  # first day of what the text names; None: it names no calendar date
    precision: DatePrecision | None
    until: dt.date | None = None  # last day of a period or range


@dataclass(frozen=True, slots=True)
class DocState:
    """All that is known of one document at this point of the pipeline."""

    organisations: tuple[DocOrganisation, ...] = ()
    mentions: tuple[DocMention, ...] = ()  # in order of start, longer first
    people: tuple[DocPerson, ...] = ()
    amounts: tuple[DocAmount, ...] = ()
    dates: tuple[DocDate, ...] = ()
    blocks: tuple[DocBlock, ...] = ()
    contracts: tuple[ContractReading, ...] = ()
    controversies: tuple[ControversyReading, ...] = ()
    ownership: tuple[OwnershipReading, ...] = ()
    roles: tuple[RoleReading, ...] = ()
    back: Sequence[int] | None = (
        None  # offset in the text as read of each character of doc.text; None: the same
    )
    published: dt.date | None = None
    publisher: str | None = None
    encoded: tuple[Any, ...] = ()  # windows of `extractors.trained`, between the encoder and the judge
    tagged: tuple[Any, ...] = ()  # names that the encoder tags, `extractors.trained.tagging.Tagged`
    verdict: Any = None  # `extractors.trained.component.Verdict`
    candidates: tuple[Any, ...] = ()  # what was weighed and what it was weighed by, proposed or not
    steps: frozenset[str] = frozenset()  # names of the components that have run


def state_of(doc: Doc) -> DocState:
    """The state of this document; an empty one where no component has run yet."""
    register_extension()
    state = getattr(doc._, EXTENSION)
    return state if isinstance(state, DocState) else DocState()


def put_state(doc: Doc, step: str, **changes: Any) -> Doc:
    """The same Doc with these fields of its state replaced and `step` marked as done."""
    state = state_of(doc)
    setattr(doc._, EXTENSION, replace(state, **changes, steps=state.steps | {step}))
    return doc


def register_extension() -> None:
    """Declare `doc._.supplywatch` once per process."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)


def require(doc: Doc, component: str, *needed: str) -> DocState:
    """The state, when every component that `component` builds on has run; raises `WrongUse` otherwise."""
    state = state_of(doc)
    missing = [step for step in needed if step not in state.steps]
    if missing:
        names = ", ".join(missing)
        raise WrongUse(
            f"the spaCy component {component!r} needs {names} before it: "
            + "; ".join(f'nlp.add_pipe("{step}")' for step in missing)
        )
    return state


def mentions_in(doc: Doc, span: Span, *, nominal: bool = True, nested: bool = False) -> list[DocMention]:
    """Mentions that lie wholly inside the span, in order; nested ones only when asked for."""
    return [
        mention
        for mention in state_of(doc).mentions
        if span.start_char <= mention.start
        and mention.end <= span.end_char
        and (nominal or not mention.nominal)
        and (nested or not mention.nested)
    ]


def mentions_at(token: Token) -> list[DocMention]:
    """Mentions that cover this token, the longest first; several for "both companies"."""
    start, end = token.idx, token.idx + len(token.text)
    found = [m for m in state_of(token.doc).mentions if m.start <= start and end <= m.end]
    return sorted(found, key=lambda mention: mention.start - mention.end)


def organisation_of(token: Token) -> DocOrganisation | None:
    """The organisation whose longest mention covers this token; None for none, an unread one, or several."""
    found = [mention for mention in mentions_at(token) if not mention.nested]
    numbers = {mention.organisation for mention in found}
    number = numbers.pop() if len(numbers) == 1 else None
    return None if number is None else state_of(token.doc).organisations[number]


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The tokens that touch these characters of doc.text."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None, f"no token between {start} and {end}"
    return span


def block_of(doc: Doc, start: int) -> DocBlock | None:
    """The block that holds this character; None between blocks or where the blocks were not found yet."""
    for block in state_of(doc).blocks:
        if block.start <= start < block.end:
            return block
    return None


def raw_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Offsets in the ORIGINAL text of the characters start:end of doc.text, `start < end`."""
    back = state_of(doc).back
    if back is None:
        return start, end
    return back[start], back[end]


def blocks_of(doc: Doc, *kinds: BlockKind) -> Iterator[DocBlock]:
    """The blocks of these kinds, in order; all of them where no kind is given."""
    return (block for block in state_of(doc).blocks if not kinds or block.kind in kinds)
