"""The published contracts as releases of OCDS 1.1, one each.

A contract that a register gave keeps its ocid; one that is known from texts alone has none, and gets an
identifier of our own that says so. A value stands in `value` only where it is a total that was reported,
awarded or spent. What OCDS has no word for (who says so, in which words, how exact a value is, that somebody
stopped the deal) stands under `supplywatch` in each release.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

from api.exports.interchange.entities import AWARDED, total
from api.exports.interchange.published import Row, words

EXTENSION = "supplywatch"
_STATUS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("proposed", "tendered", "awarded"), "pending"),
        **dict.fromkeys(("active", "extended", "paused"), "active"),
        **dict.fromkeys(("blocked", "cancelled"), "cancelled"),
        **dict.fromkeys(("terminated", "expired"), "terminated"),
    }
)
"""The nearest status of OCDS, as in the column `ocdsStatus` of the exposure list."""

_ROLES = {"buyer": "buyer", "vendor": "supplier", "bidder": "tenderer"}


def package(releases: Iterable[Mapping[str, Any]], *, moment: datetime) -> Iterator[str]:
    """The text of a release package, part by part; it is never held in memory as a whole."""
    head = {
        "uri": "urn:supplywatch:releases",
        "version": "1.1",
        "publishedDate": _moment(moment),
        "publisher": {"name": "supplywatch"},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "releases": ['
    for number, one in enumerate(releases):
        yield ("," if number else "") + "\n" + json.dumps(one, ensure_ascii=False)
    yield "\n]}\n"


def release(row: Row, *, moment: datetime) -> dict[str, Any]:
    """One contract of `Published.contracts` as a release."""
    ocid = next((_ocid(one) for one in row["registerIds"]), None)
    parties = [party for party in row["parties"] if party["role"] in _ROLES]
    title = next((claim["title"] for claim in row["claims"] if claim["title"]), None)
    found: dict[str, Any] = {
        "ocid": ocid or f"supplywatch-no-ocid-{row['id'].lower()}",
        "id": row["id"],
        "date": _moment(row["lastEvidence"] or moment),
        "tag": ["award", "contract"] if row["status"] in AWARDED else ["tender"],
        "initiationType": "tender",
        "language": "en",
        "parties": [
            {"id": party["organisationId"], "name": party["name"], "roles": [_ROLES[party["role"]]]}
            for party in parties
        ],
        **_stage(row, parties, title),
        EXTENSION: _own(row, known=ocid is not None),
    }
    buyer = next((party for party in parties if party["role"] == "buyer"), None)
    if buyer:
        found["buyer"] = _reference(buyer)
    return found


def _stage(row: Row, parties: list[Row], title: str | None) -> dict[str, Any]:
    """The award and the contract; or the tender, where nobody has won."""
    value = total(row)
    money = {"value": {"amount": _number(value), "currency": row["currency"]}} if value is not None else {}
    named = {"title": title} if title else {}
    if row["status"] not in AWARDED:
        bidders = [_reference(party) for party in parties if party["role"] in ("bidder", "vendor")]
        status = {"tendered": "active", "proposed": "planned"}.get(row["status"], "cancelled")
        if row["status"] == "unknown":
            status = "unknown"
        return {"tender": {"id": row["id"], **named, "status": status, **money, "tenderers": bidders}}
    suppliers = [_reference(party) for party in parties if party["role"] == "vendor"]
    period = {
        key: _moment(row[name]) for key, name in (("startDate", "start"), ("endDate", "end")) if row[name]
    }
    return {
        "awards": [{"id": row["id"], **named, "status": "active", **money, "suppliers": suppliers}],
        "contracts": [
            {
                "id": row["id"],
                "awardID": row["id"],
                **named,
                "status": _STATUS[row["status"]],
                **money,
                **({"period": period} if period else {}),
            }
        ],
    }


def _own(row: Row, *, known: bool) -> dict[str, Any]:
    amount = row["amount"]
    return {
        "fromRegister": known,
        "status": row["status"],
        "statusAsOf": _text(row["statusAsOf"]),
        "reportedValue": None
        if amount is None
        else {
            "amount": _number(amount),
            "currency": row["currency"],
            **{key: row[key] for key in ("valueKind", "basis", "per", "count", "conflict")},
        },
        "stoppedBy": [party["name"] for party in row["parties"] if party["role"] == "blocker"],
        "claims": [
            {
                "id": claim["id"],
                "quote": words(claim),
                "publisher": claim["publisher"],
                "published": _text(claim["published"]),
                "urls": sorted({one["url"] for one in claim["evidence"] if one["url"]}),
                "documentHashes": sorted({one["documentId"] for one in claim["evidence"]}),
                "reviewer": claim["reviewer"],
                "reviewedAt": _text(claim["reviewedAt"]),
                "licence": claim["licence"],
            }
            for claim in row["claims"]
        ],
    }


def _ocid(register_id: str) -> str | None:
    """The ocid within the identifier of a register, which may name an award and a lot as well."""
    head = register_id.split("/")[0].split("#")[0]
    return head if head.startswith("ocds-") else None


def _reference(party: Row) -> dict[str, Any]:
    return {"id": party["organisationId"], "name": party["name"]}


def _number(value: Any) -> int | float:
    return int(value) if float(value).is_integer() else float(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _moment(value: datetime | date | Any) -> str:
    """A date with time and zone, as OCDS asks for; a day counts from its beginning in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC).isoformat().replace("+00:00", "Z")
    return str(value)
