"""The fields in which a reviewer writes what is right, and the corrections that they mean.

A correction is told to the graph by `api.cli.review_values.changes`, as from the terminal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.cli.review_words import plain
from api.exports.layout import written
from graph.known import categories
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    DatePrecision,
    Per,
    Role,
    ValueKind,
    Vat,
)
from graph.review import InContext
from graph.store import Row

_CONCERN = "concern"  # family and code in one choice, so that the two always fit
_ALLEGED = ("stance", "contested", _CONCERN, "accuser_name", "speaker_name", "authority", "case_number",
            "matter", "event_date", "date_precision")  # fmt: skip
_FIELDS: Mapping[str, tuple[str, ...]] = {
    ClaimKind.CONTRACT: (
        "status", "amount", "currency", "value_kind", "basis", "per", "vat", "count", "title", "notice",
        "valid_from", "valid_to", "event_date", "date_precision",
    ),
    ClaimKind.ALLEGATION: _ALLEGED,
    ClaimKind.LISTING: (*_ALLEGED, "valid_from", "valid_to"),
    ClaimKind.REPLY: ("denies", "speaker_name", "event_date", "date_precision"),
    ClaimKind.OWNERSHIP: ("valid_from", "valid_to", "date_precision"),
}  # fmt: skip
_ROLES: Mapping[str, tuple[Role, ...]] = {
    ClaimKind.CONTRACT: (Role.VENDOR, Role.BUYER, Role.BLOCKER, Role.BIDDER),
    ClaimKind.ALLEGATION: (Role.ACCUSED, Role.ACCUSER),
    ClaimKind.LISTING: (Role.ACCUSED, Role.ACCUSER),
    ClaimKind.REPLY: (Role.REPLIER,),
    ClaimKind.OWNERSHIP: (Role.CHILD, Role.PARENT),
}
_CLOSED: Mapping[str, type[StrEnum]] = {
    "status": ContractStatus, "value_kind": ValueKind, "basis": Basis, "per": Per, "vat": Vat,
    "stance": ClaimStatus, "date_precision": DatePrecision,
}  # fmt: skip
_YES_OR_NO = ("contested", "denies")
_NEEDED = (*_YES_OR_NO, "status", "stance", _CONCERN)  # cannot be taken away
_LABELS = {
    _CONCERN: "Kind of concern", "stance": "How far it has come", "accuser_name": "On behalf of",
    "speaker_name": "Speaker", "value_kind": "How exact", "basis": "What it counts", "per": "Rate per",
    "vat": "VAT", "count": "Contracts in a bundle", "valid_from": "From", "valid_to": "Until",
    "event_date": "Happened on", "date_precision": "How much of the date is known",
    "case_number": "Case number", "denies": "Denies it", "title": "Title or project",
}  # fmt: skip
_HINTS = {
    "currency": "Three letters, such as GBP.", "notice": "The number of a notice that the text cites.",
    "accuser_name": "For whom the speaker speaks.", "authority": "Whose act it is, such as High Court.",
    "matter": "A named programme or place.", "count": "Where the amount is the total of several.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list; those of one `group` stand together."""

    value: str
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Correctable:
    """One field: what was read stands in `value`, what the reviewer typed before in `typed`."""

    name: str
    label: str
    hint: str
    value: str
    typed: str
    choices: tuple[Choice, ...] = ()
    kind: str = "text"  # the type of the input where there are no choices
    needed: bool = False

    @property
    def groups(self) -> dict[str, list[Choice]]:
        """The choices by their group."""
        found: dict[str, list[Choice]] = {}
        for one in self.choices:
            found.setdefault(one.group, []).append(one)
        return found


def correctable(found: InContext, typed: Mapping[str, str]) -> list[Correctable]:
    """The fields of this claim that a reviewer can correct, with what was read."""
    kind = found.claim["kind"]
    return [
        *(_role(found, role, typed) for role in _ROLES[kind]),
        *(_field(found.claim, name, typed) for name in _FIELDS[kind]),
    ]


def settings(found: InContext, typed: Mapping[str, str]) -> list[str]:
    """``field=value`` for every field in which something else stands than was read."""
    changed: list[str] = []
    for one in correctable(found, typed):
        if one.name not in typed or one.typed == one.value:
            continue
        if one.name == _CONCERN:
            changed += _concern_settings(one.typed)
        else:
            changed.append(f"{one.name}={one.typed}")
    return changed


def label_of(name: str) -> str:
    """How a field is called on the page."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def _role(found: InContext, role: Role, typed: Mapping[str, str]) -> Correctable:
    there = list(dict.fromkeys(row["name"] for row in found.names if row["role"] == role))
    hint = "As it stands in the paragraph; empty takes it away."
    if len(there) > 1:
        hint = f"Now {', '.join(map(plain, there))}; a name written here stands in place of all of them."
    value = _line(there[0]) if len(there) == 1 else ""
    name = str(role)
    return Correctable(name, label_of(name), hint, value, _line(typed.get(name, value)))


def _field(claim: Row, name: str, typed: Mapping[str, str]) -> Correctable:
    value = _value(claim, name)
    return Correctable(
        name=name,
        label=label_of(name),
        hint=_HINTS.get(name, ""),
        value=value,
        typed=_line(typed.get(name, value)),
        choices=_choices(name),
        kind="date" if name in ("valid_from", "valid_to", "event_date") else "text",
        needed=name in _NEEDED,
    )


def _value(claim: Row, name: str) -> str:
    if name == _CONCERN:
        return str(claim.get("code") or claim.get("category") or "")
    first, *others = name.split("_")
    value = claim.get(first + "".join(part.capitalize() for part in others))
    if name in _YES_OR_NO:
        return "true" if value else "false"
    if value is None:
        return ""
    if name == "amount":
        return f"{value:.2f}".removesuffix(".00")
    return value.isoformat() if isinstance(value, date) else _line(str(value))


def _choices(name: str) -> tuple[Choice, ...]:
    if name == _CONCERN:
        labels = {one.id: one.label for one in categories().values()}
        return tuple(
            Choice(
                value=one.id,
                words=one.label if one.id != one.family else f"{one.label}: no narrower kind",
                group=labels[one.family],
            )
            for one in categories().values()
        )
    if name in _YES_OR_NO:
        return (Choice("true", "yes"), Choice("false", "no"))
    return tuple(Choice(str(one), written(one)) for one in _CLOSED.get(name, ()))


def _concern_settings(chosen: str) -> list[str]:
    one = categories().get(chosen)
    if one is None:
        return [f"category={chosen}"]  # which is then refused, with the list of those that are
    return [f"category={one.family}", f"code={one.id if one.id != one.family else ''}"]


def _line(text: str) -> str:
    return " ".join(text.split())
