"""What the service can do: types, properties, and the manifest that tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from api.http.reconciling.queries import BATCH
from api.screening import DEFAULT

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "LegalEntity": "Organisation of any kind",
        "Company": "Company",
        "PublicBody": "Public body",
        "Organization": "NGO, union or another organisation",
    }
)
"""The schemata of FollowTheMoney that can be asked for, with their names; the first holds all."""

ALL = "LegalEntity"
_BROADER = (ALL, "Thing")


@dataclass(frozen=True, slots=True)
class Property:
    """A property: asked for in queries, given out by data extension, or both."""

    id: str
    name: str
    says: str
    asked: bool = True
    given: bool = True
    type: str | None = None  # of the things that its values are


PROPERTIES = (
    Property("name", "Name", "The name under which it is published."),
    Property("alias", "Other names", "Former, trading and short names."),
    Property("country", "Country", "ISO 3166-1 code. Two different countries are two organisations."),
    Property("registrationNumber", "Registration number", "Of the register of the country."),
    Property("leiCode", "LEI", "Legal Entity Identifier."),
    Property("vatCode", "VAT number", "With its country."),
    Property("wikidataId", "Wikidata", "Q-number."),
    Property("dunsCode", "DUNS", "Number of Dun & Bradstreet.", given=False),
    Property("idNumber", "Another number", "SCHEME:NUMBER with a scheme of org-id.guide."),
    Property("type", "Kind", "Company, PublicBody, Organization or LegalEntity.", asked=False),
    Property(
        "outcome",
        "Outcome",
        "published_concern or none_published: none published is not a clean record.",
        asked=False,
    ),
    Property("concernsTotal", "Published concerns", "How many open matters concern people.", asked=False),
    Property(
        "concern",
        "Concern",
        "Each of them with its status, who says so, the quoted words and the reply.",
        asked=False,
    ),
    Property(
        "otherMatters", "Other matters", "Families of published matters not about people.", asked=False
    ),
    Property(
        "suppliesTo", "Supplies", "Public bodies of accepted contracts, of any status.", asked=False,
        type="PublicBody",
    ),
    Property(
        "buysFrom", "Buys from", "Vendors of accepted contracts, of any status.", asked=False, type="Company"
    ),
    Property("dataset", "Registers and lists", "In which of them it stands.", asked=False),
)  # fmt: skip
"""All of them; the words are those of FollowTheMoney where it has one."""

BY_ID = MappingProxyType({one.id: one for one in PROPERTIES})
_SETTING = {
    "name": "limit",
    "label": "Limit",
    "type": "number",
    "default": 0,
    "help_text": "The most values of a row; 0 for all",
}


def fits(schema: str, asked: str) -> bool:
    """Whether an organisation of this schema is of the type asked for."""
    return asked in _BROADER or asked == schema


def manifest(base: str, dataset: str) -> dict[str, Any]:
    """The manifest; `base` is the address of the service, ending in a slash."""
    service = f"{base}reconcile/{dataset}"
    return {
        "versions": ["0.2"],
        "name": "supplywatch" if dataset == DEFAULT else f"supplywatch: {dataset}",
        "identifierSpace": f"{base}organisations/",
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "documentation": f"{base}docs",
        "view": {"url": f"{base}view/organisations/{{{{id}}}}"},
        "defaultTypes": [{"id": one, "name": name} for one, name in TYPES.items()],
        "batchSize": BATCH,
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": 420, "height": 240},
        "suggest": {
            one: {"service_url": service, "service_path": f"/suggest/{one}"}
            for one in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [_SETTING],
        },
    }
