"""What `POST /match/{dataset}` takes and gives. Fields that yente has are called as yente calls them."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.http.found import Coverage, Schema, Total
from api.http.shapes import DOCUMENT, HASH, MOMENT, ReviewAsked, Shown, Withheld
from api.screening.screen import THRESHOLD
from graph.coverage import Outcome

MOST_QUERIES = 100
MOST_RESULTS = 50
ALGORITHM = "supplywatch"
_ALIASES = ("best", "default", ALGORITHM)


def _listed(value: Any) -> Any:
    # FollowTheMoney writes lists; yente takes a single text too. Entities within entities are passed over.
    found = value if isinstance(value, list) else [value]
    return [str(one) for one in found if isinstance(one, str | int | float) and not isinstance(one, bool)]


Values = Annotated[list[str], BeforeValidator(_listed), Field(max_length=1000)]


class Example(BaseModel):
    """One organisation to look for, as an entity of FollowTheMoney."""

    # Whole entities may be sent back in, so what is not known here is passed over, as yente does.
    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    id: str | None = Field(
        None, max_length=300, description="Yours; it comes back.", examples=["supplier-17"]
    )
    schema_: str = Field(
        alias="schema",
        max_length=60,
        description="Company, PublicBody, Organization or LegalEntity (of any kind). Other schemata, such as "
        "Person, are not covered.",
        examples=["Company"],
    )
    properties: dict[str, Values] = Field(
        max_length=100,
        description="name, alias, weakAlias, previousName; jurisdiction, mainCountry or country; "
        "registrationNumber (with a country), leiCode, vatCode, wikidataId, dunsCode, or idNumber written "
        "SCHEME:NUMBER. Others are passed over.",
        examples=[{"name": ["Palantir Technologies UK, Ltd."], "jurisdiction": ["gb"]}],
    )


class MatchBody(BaseModel):
    """A batch of queries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    queries: dict[Annotated[str, Field(max_length=300)], Example] = Field(
        description=f"Up to {MOST_QUERIES} queries, each under a key of your own.",
        examples=[{"q1": {"schema": "Company", "properties": {"name": ["Palantir"], "country": ["us"]}}}],
    )
    weights: dict[str, float] = Field(
        {}, max_length=0, description="None: the rules have fixed weights.", examples=[{}]
    )
    config: dict[str, Any] = Field({}, max_length=0, description="None.", examples=[{}])


class MatchAsked(ReviewAsked):
    """How to match."""

    limit: int = Field(5, ge=1, le=MOST_RESULTS, description="The most results of a query.", examples=[5])
    threshold: float = Field(
        THRESHOLD,
        ge=0,
        le=1,
        description="A result below it is no match; one above it is, only where the rules take it for the "
        "same and nothing else comes near.",
        examples=[0.7],
    )
    cutoff: float = Field(
        0.0,
        ge=0,
        le=1,
        description="Results below it are left out. It changes no outcome: what may be meant stays a "
        "possible match.",
        examples=[0.5],
    )
    algorithm: str = Field(
        "best", pattern=f"^({'|'.join(_ALIASES)})$", description="There is one.", examples=["best"]
    )
    exclude_entity_ids: list[str] = Field(
        [],
        alias="exclude_entity_ids",
        max_length=50,
        description="Organisations that a person has ruled out, also by identifiers from before a merge.",
        examples=[[HASH]],
    )


class Explanation(Shown):
    """One thing that spoke for or against the result."""

    score: float = Field(description="Its weight; below 0 it speaks against.", examples=[1.0])
    detail: str = Field(description="In words.", examples=["equal names: palantir technologies"])
    query: str = Field(description="The name of the query that was compared.", examples=["PALANTIR TECH"])
    candidate: str = Field(description="The name that it was compared with.", examples=["Palantir"])


class ConcernShown(Shown):
    """An open matter that concerns people, as somebody says it: an allegation until `status` says more."""

    controversy_id: str = Field(description="For /controversies/{id}.", examples=[HASH])
    kind: str = Field(
        description="allegation, or listing: an entry of an official list.", examples=["listing"]
    )
    relation: str = Field(
        description="direct, via_parent or via_subsidiary: whether it is told of this organisation, or of "
        "an owner or a company that it owns.",
        examples=["direct"],
    )
    path: str | None = Field(
        description="The owners between them.", examples=["Atos IT Services UK is owned by Atos SE"]
    )
    implicated_id: str = Field(description="Of whom it is told.", examples=[HASH])
    implicated: str | None = Field(description="Its name.", examples=["Palantir"])
    category: str = Field(description="Family.", examples=["human_rights"])
    code: str | None = Field(description="Narrower code.", examples=["human_rights.complicity"])
    status: str = Field(
        description="How far the matter has come: alleged until somebody has ruled or admitted.",
        examples=["alleged"],
    )
    claim_status: str = Field(description="The same of the quoted claim.", examples=["alleged"])
    contested: bool = Field(description="Whether a denial or an appeal is reported.", examples=[True])
    speaker: str | None = Field(description="Who says it.", examples=["Kristyan Benedict"])
    on_behalf_of: str | None = Field(description="For whom.", examples=["Amnesty International UK"])
    authority: str | None = Field(description="Whose act or list it is.", examples=["High Court"])
    publisher: str | None = Field(description="Who published it.", examples=["Example News"])
    published: date | None = Field(description="When.", examples=["2026-05-28"])
    quote: str = Field(
        description="The words, at most 300 characters.",
        examples=["Amnesty International accuses the firm of complicity in abuses"],
    )
    url: str | None = Field(description="Where they stand.", examples=["https://example.org/news/1"])
    document_hash: str = Field(description="SHA-256 of the document.", examples=[DOCUMENT])
    source_families: int = Field(description="Independent publications behind it.", examples=[2])
    reply: str | None = Field(
        description="What the organisation answers, where that is published.",
        examples=["A spokesman: the firm rejects this"],
    )
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])
    reviewer: str | None = Field(description="Who accepted the quoted claim.", examples=["A. Reviewer"])
    reviewed_at: datetime | None = Field(description="When.", examples=[MOMENT])
    claim_ids: list[str] = Field(description="The claims that it rests on.", examples=[[HASH]])
    licence: str | None = Field(description="Licences of those claims.", examples=["CC-BY-4.0"])


class MatchResult(Shown):
    """An organisation that may be meant."""

    id: str = Field(description="Its identifier, for /organisations/{id}.", examples=[HASH])
    caption: str = Field(description="Its name.", examples=["Palantir"])
    schema_: Schema = Field(alias="schema", description="Its schema.", examples=["Company"])
    properties: dict[str, list[str]] = Field(
        description="Properties of that schema, each a list of strings.",
        examples=[{"name": ["Palantir"], "alias": ["Palantir UK"], "country": ["us"]}],
    )
    datasets: list[str] = Field(
        description="The registers and lists that name it.", examples=[["a_pension_fund"]]
    )
    referents: list[str] = Field(description="Identifiers that were merged into it.", examples=[[HASH]])
    score: float = Field(
        description="0 to 1. It orders results and is no probability; `band` decides.", examples=[0.98]
    )
    match: bool = Field(
        description="Whether the rules take it for the one that is meant: band MERGE, at or above the "
        "threshold, and no second that comes near.",
        examples=[True],
    )
    band: str = Field(description="MERGE: the same; REVIEW: a person has to look.", examples=["MERGE"])
    rule: str = Field(description="The rule that decided.", examples=["equal names"])
    why: str = Field(description="The decision in words.", examples=["equal names"])
    features: dict[str, float] = Field(
        description="Each thing that spoke for or against it, with its weight.", examples=[{"name": 1.0}]
    )
    explanations: dict[str, Explanation] = Field(
        description="The same in words, with the names that were compared.",
        examples=[
            {"name": {"score": 1.0, "detail": "palantir", "query": "Palantir", "candidate": "Palantir"}}
        ],
    )
    outcome: Outcome = Field(
        description="What is published of this organisation, whether or not it is the one that is meant: "
        "published_concern or none_published.",
        examples=["none_published"],
    )
    concerns: list[ConcernShown] = Field(
        description="Its open matters that concern people, the nearest and gravest first.",
        examples=[[{"controversyId": HASH, "relation": "direct", "status": "alleged", "quote": "…"}]],
    )
    other_matters: list[str] = Field(
        description="Families of its published open matters that do not concern people; /organisations/{id} "
        "has them.",
        examples=[["environment"]],
    )
    concerns_total: int = Field(description="How many there are with those not shown.", examples=[1])


class Matches(Shown):
    """The answer to one query."""

    status: int = Field(200, description="200: answered.", examples=[200])
    outcome: Outcome = Field(
        description="published_concern: the one that is meant has a published concern; none_published: it "
        "has none here, which is no clean record; possible_match: a person has to compare; no_match: no "
        "name like this here; not_covered: nothing could be looked in.",
        examples=["none_published"],
    )
    results: list[MatchResult] = Field(
        description="Best first.",
        examples=[[{"id": HASH, "caption": "Palantir", "match": True, "score": 1.0}]],
    )
    total: Total = Field(
        description="How many may be meant, with those below `cutoff` or beyond `limit`.",
        examples=[{"value": 1, "relation": "eq"}],
    )
    query: Example = Field(
        description="As it was read.", examples=[{"schema": "Company", "properties": {"name": ["Palantir"]}}]
    )
    notes: list[str] = Field(
        description="What of the query was not used, and why.",
        examples=[["GB-COH 123456789 identifies nobody: a company number has eight characters"]],
    )
    withheld: Withheld = Field(
        description="What the gate kept back.",
        examples=[{"count": 0, "how": "No rows are withheld for want of review."}],
    )


class Feature(Shown):
    """What a feature is."""

    description: str = Field(description="In words.", examples=["The names are equal."])
    coefficient: float = Field(description="Its usual weight.", examples=[1.0])
    url: str = Field(description="Where it is explained.", examples=["https://example.org/identity"])


class MatchShown(Shown):
    """The answers to a batch."""

    responses: dict[str, Matches] = Field(
        description="Each under the key of its query.",
        examples=[{"q1": {"status": 200, "outcome": "no_match", "results": [], "total": {"value": 0}}}],
    )
    matcher: dict[str, Feature] = Field(
        description="What can stand in `features` and `explanations`.",
        examples=[{"name": {"description": "The names are equal.", "coefficient": 1.0, "url": "…"}}],
    )
    limit: int = Field(description="As asked.", examples=[5])
    dataset: str = Field(description="In which names were looked for.", examples=["default"])
    coverage: Coverage = Field(
        description="What was looked in for the names.", examples=[{"documents": 1204}]
    )
    no_hit: str = Field(
        description="To be shown beside every outcome.", examples=["No hit is not a clean record."]
    )
    generated_at: datetime = Field(description="When this was answered.", examples=[MOMENT])
