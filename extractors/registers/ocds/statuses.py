"""From the status codes of OCDS to the closed list of contract statuses.

The table stands in `docs/importing.md` too; a test compares the two.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from extractors.registers.values import LeftOut, Told
from graph.model.vocabulary import ContractStatus

AWARD: Mapping[str, ContractStatus] = MappingProxyType(
    {
        "pending": ContractStatus.PROPOSED,  # decided, not yet in effect
        "active": ContractStatus.AWARDED,
        "cancelled": ContractStatus.CANCELLED,
        "unsuccessful": ContractStatus.CANCELLED,  # no award could be made
    }
)
CONTRACT: Mapping[str, ContractStatus] = MappingProxyType(
    {
        "pending": ContractStatus.AWARDED,  # not yet signed
        "active": ContractStatus.ACTIVE,
        "cancelled": ContractStatus.CANCELLED,  # before it was signed
        "terminated": ContractStatus.TERMINATED,  # ended early; EXPIRED where its period was over
    }
)
TENDER: Mapping[str, ContractStatus] = MappingProxyType(
    {
        "planning": ContractStatus.PROPOSED,
        "planned": ContractStatus.PROPOSED,
        "active": ContractStatus.TENDERED,
        "complete": ContractStatus.TENDERED,
        "cancelled": ContractStatus.CANCELLED,
        "unsuccessful": ContractStatus.CANCELLED,
        "withdrawn": ContractStatus.CANCELLED,
    }
)
UPDATES = frozenset(
    {
        "awardUpdate",
        "awardCancellation",
        "contractUpdate",
        "contractAmendment",
        "contractTermination",
        "implementationUpdate",
    }
)
"""Tags of releases that tell of something later than the award or the signature."""


def award_status(code: str | None, tags: list[str], told: Told) -> ContractStatus:
    """The status of an award; one without a status is awarded, unless the release cancels it."""
    if not code:
        return ContractStatus.CANCELLED if "awardCancellation" in tags else ContractStatus.AWARDED
    return _known(code, AWARD, "award", told)


def contract_status(
    code: str | None, tags: list[str], *, signed: bool, end: date | None, released: date | None, told: Told
) -> ContractStatus:
    """The status of a contract. OCDS says `terminated` of every end: one at or after the last day is
    `expired`.
    """
    if not code:
        if "contractTermination" not in tags:
            return ContractStatus.ACTIVE if signed else ContractStatus.AWARDED
        code = "terminated"
    status = _known(code, CONTRACT, "contract", told)
    if status is ContractStatus.TERMINATED and end and released and end <= released:
        return ContractStatus.EXPIRED
    return status


def tender_status(code: str | None, tags: list[str], told: Told) -> ContractStatus:
    """The status of a tender with its bidders."""
    if not code:
        return ContractStatus.CANCELLED if "tenderCancellation" in tags else ContractStatus.TENDERED
    return _known(code, TENDER, "tender", told)


def _known(code: str, table: Mapping[str, ContractStatus], what: str, told: Told) -> ContractStatus:
    found = table.get(code.strip().lower())
    if found is None:
        told(LeftOut.UNKNOWN_STATUS, f"the {what} has the status {code[:40]!r}")
        return ContractStatus.UNKNOWN
    return found
