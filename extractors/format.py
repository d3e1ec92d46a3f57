"""The extraction format: what was read in a document as JSON (DESIGN section 6), and back.

Amounts are JSON numbers, dates ISO 8601, absent values null. Keys beyond the format say more and may be left
out: `rule`, `why`, `blocker`, `event_date`, `basis`, `vat`, `mentions` (where each name of the entry stands).
`extraction_of(json_of(extraction), text)` equals the extraction, its text aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from graph.errors import WrongUse
from graph.model.claims import Document, Span
from graph.model.reading import (
    AmountReading,
    ContractReading,
    ControversyReading,
    Extraction,
    NamedMention,
    OrganisationReading,
    OwnershipReading,
    ReplyReading,
    RoleReading,
)
from graph.model.vocabulary import (
    AmountMeaning,
    Basis,
    ClaimStatus,
    ContractStatus,
    DatePrecision,
    OrganisationKind,
    Per,
    ValueKind,
    Vat,
)

Json = dict[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)


def json_of(extraction: Extraction) -> Json:
    """The extraction as values that `json.dumps` takes."""
    return {
        "document": _document(extraction.document),
        "contracts": [_contract(one) for one in extraction.contracts],
        "controversies": [_controversy(one) for one in extraction.controversies],
        "ownership": [_ownership(one) for one in extraction.ownership],
        "roles": [_role(one) for one in extraction.roles],
        "organisations": [_organisation(one) for one in extraction.organisations],
        "amounts": [_amount(one) for one in extraction.amounts],
        "reader": {"name": extraction.reader, "version": extraction.reader_version},
    }


def extraction_of(entry: Mapping[str, Any], text: str = "") -> Extraction:
    """The extraction that a JSON object in the format describes; the text is kept beside the format.

    Raises `WrongUse` when the object lacks what the format asks for.
    """
    try:
        return Extraction(
            document=_document_back(entry["document"], text),
            contracts=tuple(_contract_back(one) for one in entry["contracts"]),
            controversies=tuple(_controversy_back(one) for one in entry["controversies"]),
            ownership=tuple(_ownership_back(one) for one in entry["ownership"]),
            roles=tuple(
                RoleReading(one["person"], one["organisation"], one["role"], _span_back(one["evidence"][0]))
                for one in entry["roles"]
            ),
            organisations=tuple(_organisation_back(one) for one in entry["organisations"]),
            amounts=tuple(_amount_back(one) for one in entry["amounts"]),
            reader=entry.get("reader", {}).get("name", ""),
            reader_version=entry.get("reader", {}).get("version", ""),
        )
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise WrongUse(f"this is no extraction (DESIGN section 6): {error!r} is missing or wrong") from error


_DOCUMENT_KEYS = (
    "id", "title", "publisher", "published", "url", "language", "licence", "media_type", "retells",
    "published_precision", "retrieved_at",
)  # fmt: skip


def _document(document: Document) -> Json:
    entry: Json = {key: _plain(getattr(document, key)) for key in _DOCUMENT_KEYS}
    return {**entry, "sha256": document.id}


def _document_back(entry: Mapping[str, Any], text: str) -> Document:
    from_json = {
        one.name: entry[one.name]
        for one in fields(Document)
        if one.name in entry and entry[one.name] is not None
    }
    return Document(
        **{**from_json, "text": text, "published": _day(entry.get("published")), **_moments(entry)}
    )


def _moments(entry: Mapping[str, Any]) -> Json:
    retrieved = entry.get("retrieved_at")
    return {
        "retrieved_at": datetime.fromisoformat(retrieved) if retrieved else None,
        "published_precision": _choice(DatePrecision, entry.get("published_precision")),
    }


def _contract(one: ContractReading) -> Json:
    return {
        "vendor": one.vendor.name,
        "client": one.client.name if one.client else None,
        "value": _number(one.value),
        "value_kind": one.value_kind,
        "currency": one.currency,
        "per": one.per,
        "count": one.count,
        "status": one.status,
        "start": _plain(one.start),
        "end": _plain(one.end),
        "title": one.title,
        "confidence": one.confidence,
        "evidence": [_span(span) for span in one.evidence],
        "blocker": one.blocker.name if one.blocker else None,
        "event_date": _plain(one.event_date),
        "basis": one.basis,
        "vat": one.vat,
        "rule": one.rule,
        "why": one.why,
        "mentions": _mentions(vendor=one.vendor, client=one.client, blocker=one.blocker),
    }


def _contract_back(entry: Mapping[str, Any]) -> ContractReading:
    named = _Named(entry)
    return ContractReading(
        vendor=named.required("vendor"),
        client=named.optional("client"),
        value=_decimal(entry["value"]),
        currency=entry["currency"],
        value_kind=_choice(ValueKind, entry.get("value_kind")),
        status=ContractStatus(entry["status"]),
        evidence=_spans_back(entry["evidence"]),
        confidence=entry["confidence"],
        rule=entry.get("rule", ""),
        why=entry.get("why", ""),
        basis=_choice(Basis, entry.get("basis")) or Basis.REPORTED,
        per=_choice(Per, entry.get("per")),
        vat=_choice(Vat, entry.get("vat")),
        count=entry.get("count"),
        start=_day(entry.get("start")),
        end=_day(entry.get("end")),
        event_date=_day(entry.get("event_date")),
        title=entry.get("title"),
        blocker=named.optional("blocker"),
    )


def _controversy(one: ControversyReading) -> Json:
    return {
        "vendor": one.vendor.name,
        "category": one.category,
        "code": one.code,
        "accuser": one.accuser,
        "speaker": one.speaker,
        "stance": one.stance,
        "denied_by_vendor": one.denied_by_vendor,
        "confidence": one.confidence,
        "evidence": [_span(span) for span in one.evidence],
        "replies": [_reply(reply) for reply in one.replies],
        "contested": one.contested,
        "event_date": _plain(one.event_date),
        "authority": one.authority,
        "rule": one.rule,
        "why": one.why,
        "mentions": _mentions(vendor=one.vendor, accuser=one.accuser_mention),
    }


def _controversy_back(entry: Mapping[str, Any]) -> ControversyReading:
    named = _Named(entry)
    return ControversyReading(
        vendor=named.required("vendor"),
        category=entry["category"],
        code=entry.get("code"),
        accuser=entry.get("accuser"),
        accuser_mention=named.placed("accuser"),
        speaker=entry.get("speaker"),
        stance=ClaimStatus(entry["stance"]),
        denied_by_vendor=bool(entry.get("denied_by_vendor")),
        evidence=_spans_back(entry["evidence"]),
        confidence=entry["confidence"],
        rule=entry.get("rule", ""),
        why=entry.get("why", ""),
        replies=tuple(_reply_back(one) for one in entry.get("replies", [])),
        contested=bool(entry.get("contested")),
        event_date=_day(entry.get("event_date")),
        authority=entry.get("authority"),
    )


def _reply(one: ReplyReading) -> Json:
    return {
        "speaker": one.speaker,
        **_span(one.evidence),
        "denies": one.denies,
        "mentions": _mentions(replier=one.replier),
    }


def _reply_back(entry: Mapping[str, Any]) -> ReplyReading:
    return ReplyReading(
        speaker=entry.get("speaker"),
        replier=_Named(entry).placed("replier"),
        denies=bool(entry.get("denies")),
        evidence=_span_back(entry),
    )


def _ownership(one: OwnershipReading) -> Json:
    return {
        "child": one.child.name,
        "parent": one.parent.name,
        "evidence": [_span(one.evidence)],
        "confidence": one.confidence,
        "rule": one.rule,
        "mentions": _mentions(child=one.child, parent=one.parent),
    }


def _ownership_back(entry: Mapping[str, Any]) -> OwnershipReading:
    named = _Named(entry)
    return OwnershipReading(
        child=named.required("child"),
        parent=named.required("parent"),
        evidence=_span_back(entry["evidence"][0]),
        confidence=entry.get("confidence", 1.0),
        rule=entry.get("rule", ""),
    )


def _role(one: RoleReading) -> Json:
    return {
        "person": one.person,
        "organisation": one.organisation,
        "role": one.role,
        "evidence": [_span(one.evidence)],
    }


def _organisation(one: OrganisationReading) -> Json:
    return {
        "name": one.name,
        "kind": one.kind,
        "mentions": [_mention(mention) for mention in one.mentions],
        "key": one.key,
        "country": one.country,
    }


def _organisation_back(entry: Mapping[str, Any]) -> OrganisationReading:
    return OrganisationReading(
        name=entry["name"],
        kind=OrganisationKind(entry["kind"]),
        mentions=tuple(_mention_back(entry["name"], one) for one in entry["mentions"]),
        key=entry.get("key"),
        country=entry.get("country"),
    )


def _amount(one: AmountReading) -> Json:
    return {
        "value": _number(one.value),
        "currency": one.currency,
        "meaning": one.meaning,
        "start": one.start,
        "end": one.end,
        "value_kind": one.kind,
        "per": one.per,
    }


def _amount_back(entry: Mapping[str, Any]) -> AmountReading:
    return AmountReading(
        value=Decimal(str(entry["value"])),
        currency=entry["currency"],
        meaning=AmountMeaning(entry["meaning"]),
        kind=_choice(ValueKind, entry.get("value_kind")) or ValueKind.EXACT,
        start=entry["start"],
        end=entry["end"],
        per=_choice(Per, entry.get("per")),
    )


class _Named:
    """The names of one entry, with their place where the entry gives it."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self._entry = entry
        self._places: Mapping[str, Any] = entry.get("mentions") or {}

    def placed(self, role: str) -> NamedMention | None:
        place = self._places.get(role)
        return _mention_back(place["name"], place) if place else None

    def optional(self, role: str) -> NamedMention | None:
        name = self._entry.get(role)
        if name is None:
            return None
        return self.placed(role) or self._guessed(name)

    def required(self, role: str) -> NamedMention:
        found = self.optional(role)
        if found is None:
            raise ValueError(f"{role} is null")
        return found

    def _guessed(self, name: str) -> NamedMention:
        # Files of other readers give names only; the first quote stands in for the place.
        span = _spans_back(self._entry["evidence"])[0]
        at = span.quote.find(name)
        start = span.start + max(at, 0)
        text = name if at >= 0 else span.quote
        return NamedMention(name, OrganisationKind.UNKNOWN, start, start + len(text), text)


def _mentions(**roles: NamedMention | None) -> Json:
    return {role: {"name": one.name, **_mention(one)} for role, one in roles.items() if one is not None}


def _mention(one: NamedMention) -> Json:
    return {"start": one.start, "end": one.end, "text": one.text, "kind": one.kind, "key": one.key}


def _mention_back(name: str, entry: Mapping[str, Any]) -> NamedMention:
    return NamedMention(
        name=name,
        kind=_choice(OrganisationKind, entry.get("kind")) or OrganisationKind.UNKNOWN,
        start=entry["start"],
        end=entry["end"],
        text=entry["text"],
        key=entry.get("key"),
    )


def _span(one: Span) -> Json:
    return {"start": one.start, "end": one.end, "quote": one.quote}


def _span_back(entry: Mapping[str, Any]) -> Span:
    return Span(entry["start"], entry["end"], entry["quote"])


def _spans_back(entries: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(_span_back(one) for one in entries)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _decimal(value: int | float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _choice(kind: type[Choice], value: str | None) -> Choice | None:
    return None if value is None else kind(value)
