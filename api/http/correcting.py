"""A correction as it comes over HTTP, and the values of a claim that it means."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field

from api.http.shapes import Asked
from graph.errors import WrongUse
from graph.model.claims import Mention, Span
from graph.model.vocabulary import (
    Basis,
    ClaimStatus,
    ContractStatus,
    DatePrecision,
    OrganisationKind,
    Per,
    Role,
    ValueKind,
    Vat,
)


class CorrectedSpan(Asked):
    """Words of the document that the corrected claim rests on."""

    start: int = Field(ge=0, description="The first character.", examples=[1204])
    end: int = Field(ge=1, description="The character after the last one.", examples=[1246])
    quote: str = Field(
        min_length=1,
        max_length=20_000,
        description="The words there.",
        examples=["has awarded a £330m contract"],
    )


class CorrectedName(Asked):
    """An organisation that the corrected claim names, where the document names it."""

    role: Role = Field(description="What it is in the claim.", examples=["vendor"])
    name: str = Field(min_length=1, max_length=500, description="Its name there.", examples=["Palantir"])
    start: int = Field(ge=0, description="The first character.", examples=[1180])
    end: int = Field(ge=1, description="The character after the last one.", examples=[1188])
    kind: OrganisationKind = Field(OrganisationKind.UNKNOWN, description="What it is.", examples=["company"])
    key: str | None = Field(None, description="Its key in the gazetteer.", examples=["palantir"])
    country: str | None = Field(
        None, pattern="^[A-Z]{2}$", description="ISO 3166-1 code, upper case.", examples=["US"]
    )


class Correction(Asked):
    """The right values of what was misread; what is left out stays, and null takes a value away."""

    status: ContractStatus | None = Field(None, description="State of the deal.", examples=["blocked"])
    amount: Decimal | None = Field(None, ge=0, lt=10**15, description="Amount.", examples=[50000000])
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 4217 code.", examples=["GBP"])
    value_kind: ValueKind | None = Field(None, description="How exact.", examples=["approx"])
    basis: Basis | None = Field(None, description="What it counts.", examples=["reported"])
    per: Per | None = Field(None, description="Unit of a rate.", examples=["year"])
    vat: Vat | None = Field(None, description="Value added tax.", examples=["excluding"])
    count: int | None = Field(None, ge=1, le=100_000, description="Contracts in a bundle.", examples=[2])
    title: str | None = Field(
        None, max_length=500, description="Project or title.", examples=["Federated Data Platform"]
    )
    notice: str | None = Field(
        None, max_length=200, description="Cited notice.", examples=["2024/S 000-001234"]
    )
    stance: ClaimStatus | None = Field(
        None, description="How far the allegation has come.", examples=["alleged"]
    )
    category: str | None = Field(None, max_length=100, description="Family.", examples=["human_rights"])
    code: str | None = Field(None, max_length=100, description="Code.", examples=["human_rights.complicity"])
    contested: bool | None = Field(None, description="A denial or appeal is reported.", examples=[True])
    denies: bool | None = Field(None, description="The reply denies it.", examples=[True])
    accuser_name: str | None = Field(
        None, max_length=300, description="On whose behalf.", examples=["Amnesty International"]
    )
    speaker_name: str | None = Field(
        None, max_length=300, description="Who says it.", examples=["Kristyan Benedict"]
    )
    authority: str | None = Field(
        None, max_length=300, description="Whose act it is.", examples=["High Court"]
    )
    case_number: str | None = Field(
        None, max_length=100, description="Case number.", examples=["CO/1234/2024"]
    )
    matter: str | None = Field(
        None, max_length=300, description="Named programme or place.", examples=["ImmigrationOS"]
    )
    valid_from: date | None = Field(None, description="Since when.", examples=["2024-01-01"])
    valid_to: date | None = Field(None, description="Until when.", examples=["2027-12-31"])
    event_date: date | None = Field(None, description="When it happened.", examples=["2026-05-27"])
    date_precision: DatePrecision | None = Field(
        None, description="How much of it is known.", examples=["day"]
    )
    evidence: list[CorrectedSpan] | None = Field(
        None,
        max_length=20,
        description="The words it rests on.",
        examples=[[{"start": 1204, "end": 1232, "quote": "has awarded a £330m contract"}]],
    )
    names: list[CorrectedName] | None = Field(
        None,
        max_length=20,
        description="Whom it names.",
        examples=[[{"role": "vendor", "name": "Palantir", "start": 1180, "end": 1188}]],
    )

    def changes(self) -> dict[str, Any]:
        """The fields of `graph.model.claims.Claim` that change, with their values."""
        found: dict[str, Any] = {name: getattr(self, name) for name in self.model_fields_set}
        for name in ("contested", "denies", "evidence", "names"):
            if name in found and found[name] is None:
                raise WrongUse(f"a correction cannot take {name!r} away")
        if "evidence" in found:
            found["evidence"] = tuple(Span(one.start, one.end, one.quote) for one in found["evidence"])
        if "names" in found:
            found["names"] = tuple((one.role, _mention(one)) for one in found["names"])
        return found


def _mention(one: CorrectedName) -> Mention:
    return Mention(one.start, one.end, one.name, one.kind, one.key, one.country)
