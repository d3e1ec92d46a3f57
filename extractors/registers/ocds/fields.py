"""The fields of an OCDS release that are read, and how they merge (OCDS 1.0, 1.1 and 1.2).

Everything else is dropped at the door, before anything is kept, contact points with their names, e-mail
addresses and telephone numbers first. Types are made what the standard says where a file has them otherwise:
numbers as identifiers become text, a list within a list is opened, an object without identifier in a list
that merges by identifiers gets one from its content. Two objects of one identifier in one release cannot be
merged; the first is kept, and the second is told.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

Shape = Mapping[str, Any]
Told = Callable[[str, str], None]
"""Told the path of a list and what was wrong in it."""

TEXT, NUMBER, FLAG, WORDS = "text", "number", "flag", "words"

_VALUE = {"amount": NUMBER, "amountGross": NUMBER, "currency": TEXT}
_PERIOD = {"startDate": TEXT, "endDate": TEXT}
_IDENTIFIER = {"scheme": TEXT, "id": TEXT, "legalName": TEXT}
_PARTY = {
    "id": TEXT,
    "name": TEXT,
    "identifier": _IDENTIFIER,
    "additionalIdentifiers": [_IDENTIFIER],
    # Street and postcode tell the country where it is not given, and go no further.
    "address": {"countryName": TEXT, "country": TEXT, "postalCode": TEXT, "streetAddress": TEXT},
    "roles": WORDS,
}
_AMENDMENT = {"id": TEXT, "date": TEXT}
_DOCUMENT = {"id": TEXT, "documentType": TEXT, "url": TEXT, "datePublished": TEXT}
_RELATED = {"id": TEXT, "relationship": WORDS, "scheme": TEXT, "identifier": TEXT}
_TECHNIQUES = {"hasFrameworkAgreement": FLAG, "hasDynamicPurchasingSystem": FLAG}
_LOT = {"id": TEXT, "title": TEXT, "techniques": _TECHNIQUES}
_TENDER = {
    "id": TEXT,
    "title": TEXT,
    "status": TEXT,
    "procurementMethodDetails": TEXT,
    "techniques": _TECHNIQUES,
    "procuringEntity": _PARTY,
    "tenderers": [_PARTY],
    "lots": [_LOT],
    "documents": [_DOCUMENT],
}
_AWARD = {
    "id": TEXT,
    "title": TEXT,
    "status": TEXT,
    "date": TEXT,
    "value": _VALUE,
    "suppliers": [_PARTY],
    "contractPeriod": _PERIOD,
    "relatedLots": WORDS,
    "documents": [_DOCUMENT],
    "amendments": [_AMENDMENT],
    "amendment": _AMENDMENT,
}
_CONTRACT = {
    "id": TEXT,
    "awardID": TEXT,
    "title": TEXT,
    "status": TEXT,
    "value": _VALUE,
    "period": _PERIOD,
    "dateSigned": TEXT,
    "suppliers": [_PARTY],
    "documents": [_DOCUMENT],
    "amendments": [_AMENDMENT],
    "amendment": _AMENDMENT,
    "implementation": {"transactions": [{"id": TEXT, "date": TEXT, "value": _VALUE, "amount": _VALUE}]},
    "relatedProcesses": [_RELATED],
}
RELEASE: Shape = MappingProxyType(
    {
        "ocid": TEXT,
        "id": TEXT,
        "date": TEXT,
        "tag": WORDS,
        "language": TEXT,
        "buyer": _PARTY,
        "parties": [_PARTY],
        "tender": _TENDER,
        "bids": {"details": [{"id": TEXT, "tenderers": [_PARTY]}]},
        "awards": [_AWARD],
        "contracts": [_CONTRACT],
        "relatedProcesses": [_RELATED],
    }
)

MERGE_RULES: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("id",): "omitWhenMerged",
        ("date",): "omitWhenMerged",
        ("tag",): "omitWhenMerged",
        # These lists are given anew, whole, whenever they are given.
        **{
            (*path, name): "wholeListMerge"
            for path in (
                ("parties",),
                ("buyer",),
                ("tender", "procuringEntity"),
                ("tender", "tenderers"),
                ("bids", "details", "tenderers"),
                ("awards", "suppliers"),
                ("contracts", "suppliers"),
            )
            for name in ("additionalIdentifiers", "roles")
        },
    }
)
"""What the release schema marks `omitWhenMerged` or `wholeListMerge`, of the fields above."""

_BY_CONTENT = ("id", "identifier", "name", "url", "title", "date")


def pruned(release: Mapping[str, Any], told: Told) -> dict[str, Any]:
    """The fields that are read, as the standard types them."""
    return _object(release, RELEASE, "", told)


def _object(found: Mapping[str, Any], shape: Shape, path: str, told: Told) -> dict[str, Any]:
    kept = {}
    for key, kind in shape.items():
        if key in found:
            value = _read(found[key], kind, f"{path}{key}", told)
            if value is not None or found[key] is None:
                kept[key] = value
    return kept


def _read(value: Any, kind: Any, path: str, told: Told) -> Any:
    if value is None:
        return None  # in an update it takes away what an earlier release said
    if isinstance(kind, list):
        return _list(value, kind[0], path, told)
    if isinstance(kind, Mapping):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, Mapping):
            return _object(value, kind, f"{path}.", told)
        told(path, f"{path} is no object")
        return None
    return _leaf(value, kind)


def _leaf(value: Any, kind: str) -> Any:
    if kind == WORDS:
        words = value if isinstance(value, list) else [value]
        return [str(word) for word in words if isinstance(word, str | int)]
    if kind == FLAG:
        return value if isinstance(value, bool) else str(value).strip().lower() in ("true", "yes", "1")
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    return str(value).strip()


def _list(value: Any, shape: Shape, path: str, told: Told) -> list[dict[str, Any]]:
    members = value if isinstance(value, list) else [value]
    opened = [one for member in members for one in (member if isinstance(member, list) else [member])]
    kept: dict[str, dict[str, Any]] = {}
    for number, member in enumerate(opened, start=1):
        if not isinstance(member, Mapping):
            told(path, f"{path}[{number}] is no object")
            continue
        one = _object(member, shape, f"{path}.", told)
        if path.endswith("additionalIdentifiers"):
            kept[str(number)] = one
            continue
        identifier = one.get("id") or _name_of(one, number)
        one["id"] = identifier
        if identifier not in kept:
            kept[identifier] = one
        elif one != kept[identifier]:
            told(path, _twice(path, identifier, kept[identifier], one))
    return list(kept.values())


def _name_of(one: Mapping[str, Any], number: int) -> str:
    return next(
        (str(one[key]) for key in _BY_CONTENT if isinstance(one.get(key), str) and one[key]), str(number)
    )


def _twice(path: str, identifier: str, first: Mapping[str, Any], second: Mapping[str, Any]) -> str:
    names = [str(one.get("name") or one.get("title") or "without a name") for one in (first, second)]
    shown = (
        f"“{names[0]}” and “{names[1]}”" if names[0] != names[1] else f"“{names[0]}”, with other particulars"
    )
    return f"{path} has {identifier!r} twice: {shown}; the first is taken"


def members(holder: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The objects of a list of a pruned release; none where it has no such list."""
    return holder.get(key) or []
