"""The closed lists of MODEL: the same spelling in Python, Cypher, JSON and prose.

Categories of controversies are data, not code: see `seeds.categories`.
"""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim asserts."""

    CONTRACT = "contract"
    ALLEGATION = "allegation"
    REPLY = "reply"
    OWNERSHIP = "ownership"
    LISTING = "listing"


class ClaimStatus(StrEnum):
    """How far an allegation has come. Denial and appeal are the flag `contested` beside it."""

    ALLEGED = "alleged"
    UNDER_INVESTIGATION = "under_investigation"
    CHARGED = "charged"
    RULED = "ruled"  # only where the text says that a court, regulator or official inquiry found it
    ADMITTED = "admitted"  # only where the company did
    SETTLED = "settled"
    DISMISSED = "dismissed"
    OVERTURNED = "overturned"
    WITHDRAWN = "withdrawn"


class ContractStatus(StrEnum):
    """The last state of a deal that a text tells of."""

    PROPOSED = "proposed"
    TENDERED = "tendered"
    AWARDED = "awarded"
    ACTIVE = "active"
    EXTENDED = "extended"
    PAUSED = "paused"
    BLOCKED = "blocked"  # a third body or a court stops it before it takes effect
    CANCELLED = "cancelled"  # the parties drop it before
    TERMINATED = "terminated"  # ended early, replaced or annulled after
    EXPIRED = "expired"
    UNKNOWN = "unknown"


RUNNING = frozenset(
    {ContractStatus.AWARDED, ContractStatus.ACTIVE, ContractStatus.EXTENDED, ContractStatus.PAUSED}
)
"""The statuses under which a body is exposed (MODEL section 4)."""

CLOSED_CLAIMS = frozenset({ClaimStatus.DISMISSED, ClaimStatus.OVERTURNED, ClaimStatus.WITHDRAWN})
"""The statuses of a matter that no longer counts as a concern."""


class ValueKind(StrEnum):
    """How exact an amount is."""

    EXACT = "exact"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    APPROX = "approx"
    TOTAL_OF_SEVERAL = "total_of_several"


class Basis(StrEnum):
    """What an amount counts."""

    REPORTED = "reported"
    AWARDED = "awarded"
    CEILING = "ceiling"
    SPENT = "spent"


class Per(StrEnum):
    """The unit of a rate; absent where the amount is a total."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    UNIT = "unit"


class Vat(StrEnum):
    """Whether value added tax is in the amount; absent where nobody says."""

    INCLUDING = "including"
    EXCLUDING = "excluding"


class AmountMeaning(StrEnum):
    """What an amount of money in a text is the amount of."""

    CONTRACT = "contract"
    BUDGET = "budget"
    SPEND = "spend"
    THRESHOLD = "threshold"
    SALARY = "salary"
    FINE = "fine"
    REVENUE = "revenue"
    DAMAGES = "damages"
    OTHER = "other"


class Role(StrEnum):
    """What a named organisation is in a claim."""

    VENDOR = "vendor"
    BUYER = "buyer"
    BLOCKER = "blocker"
    BIDDER = "bidder"
    ACCUSER = "accuser"
    ACCUSED = "accused"
    REPLIER = "replier"
    PARENT = "parent"
    CHILD = "child"


class OrganisationKind(StrEnum):
    """What an organisation is; `unknown` until something says so."""

    PUBLIC_BODY = "public_body"
    COMPANY = "company"
    CIVIL_SOCIETY = "civil_society"
    UNKNOWN = "unknown"


class Judgement(StrEnum):
    """How sure we are that a mention is an organisation."""

    SAME = "same"  # by registry identifier or the gazetteer
    BY_NAME = "by_name"  # equal normalised name only: counts as unreviewed
    DECIDED = "decided"  # by a named person
    PROVISIONAL = "provisional"  # an organisation of its own until something joins it


class DatePrecision(StrEnum):
    """How much of a date the text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Action(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"
    DISPUTE = "dispute"
    RETRACT = "retract"


class Review(StrEnum):
    """Where a claim stands: its latest Decision."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class DocumentState(StrEnum):
    """How far a document has come on its way into the graph."""

    QUEUED = "queued"
    READING = "reading"
    LOADED = "loaded"
    UNREAD = "unread"  # kept, but in a language that is not read yet
    FAILED = "failed"


class ReplyStatus(StrEnum):
    """Whether the accused was heard."""

    NONE_FOUND = "none_found"
    REPORTED = "reported"
    REQUESTED = "requested"
    RECEIVED = "received"
    DECLINED = "declined"
