"""The demonstration documents: public facts in our own words, and the graph a careful reader would draw."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

import seeds
from extractors.parse.header import front_matter
from graph.families import same_family
from graph.model.vocabulary import ClaimStatus, ContractStatus, ValueKind

DOCUMENTS = Path(seeds.__file__).parent / "documents"
REGISTERS = Path(seeds.__file__).parent / "registers"
WRITTEN_ON = date(2026, 11, 24)
STANCES = {"alleged", "denied", "under_investigation", "proven", "settled", "dismissed"}
FAMILIES = {row.family for row in seeds.categories()}
SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "": 1}
_AMOUNT = re.compile(r"(?:A\$|C\$|US\$|[£$€]|\bR)(\d[\d,]*(?:\.\d+)?)(?: (million|billion|trillion))?")
# An apostrophe inside or at the end of a word is none; anything else that looks like a mark of quotation is.
_QUOTATION = re.compile(r"[\"“”„‟«»‹›‘’‚‛`]|(?<![^\W\d_])'")


@dataclass(frozen=True, slots=True)
class Digest:
    name: str
    front: dict[str, Any]
    body: str
    graph: dict[str, Any]


def read(path: Path) -> Digest:
    text = path.read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    _, body = front_matter(text)
    return Digest(path.stem, front, body, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


DIGESTS = {
    path.stem: read(path) for path in sorted(DOCUMENTS.glob("*.md")) if path.with_suffix(".json").exists()
}
each = pytest.mark.parametrize("digest", DIGESTS.values(), ids=DIGESTS.keys())


def required(kind: str, digest: Digest | None = None) -> list[dict[str, Any]]:
    """The entries that a reader must find, of one document or of all."""
    digests = [digest] if digest else list(DIGESTS.values())
    return [entry for one in digests for entry in one.graph[kind] if not entry.get("optional")]


def evidence(graph: dict[str, Any]) -> list[str]:
    return [
        entry["evidence"]
        for kind in ("contracts", "controversies", "replies", "ownership")
        for entry in graph[kind]
    ]


def test_there_are_at_least_eighteen_documents_each_with_its_graph() -> None:
    texts = {path.stem for path in DOCUMENTS.glob("*.md")}

    assert texts == set(DIGESTS) and len(texts) >= 18
    assert {path.stem for path in DOCUMENTS.glob("*.json")} == texts


@each
def test_the_front_matter_names_every_retold_work_with_its_address(digest: Digest) -> None:
    described, _ = front_matter((DOCUMENTS / f"{digest.name}.md").read_text(encoding="utf-8"))

    assert described.title == digest.front["title"]
    assert described.publisher == "supplywatch demonstration digest"
    assert described.licence == "CC BY 4.0"
    assert described.published is not None
    assert digest.front["retells"] and described.retells == "; ".join(digest.front["retells"])
    assert all(
        re.search(r", https?://\S+$", work) and work.count(",") >= 2 for work in digest.front["retells"]
    )


@each
def test_a_digest_is_no_older_than_what_it_retells(digest: Digest) -> None:
    days = re.findall(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", " ".join(digest.front["retells"]))
    retold = [datetime.strptime(day, "%d %B %Y").date() for day in days]

    assert max(retold, default=date.min) <= digest.front["published"] <= WRITTEN_ON


@each
def test_nobody_is_quoted(digest: Digest) -> None:
    assert _QUOTATION.findall(digest.body) == []
    assert _QUOTATION.findall(digest.front["title"]) == []


@pytest.mark.parametrize(
    "text", ['He said "no".', "He said ‘no’.", "He said 'no'.", "Il dit «non».", "„Nein“"]
)
def test_every_style_of_quotation_mark_is_noticed(text: str) -> None:
    assert _QUOTATION.search(text)


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert not _QUOTATION.search("The company's answer to the employees' group")


@each
def test_a_digest_has_150_to_400_words(digest: Digest) -> None:
    assert 150 <= len(digest.body.split()) <= 400


@each
def test_every_piece_of_evidence_stands_once_in_the_text(digest: Digest) -> None:
    found = {quote: digest.body.count(quote) for quote in evidence(digest.graph)}

    assert found and set(found.values()) == {1}


@each
def test_evidence_is_a_whole_sentence(digest: Digest) -> None:
    for quote in evidence(digest.graph):
        before = digest.body[: digest.body.index(quote)]
        assert quote.endswith(".") and quote[0].isupper()
        assert not before.strip() or re.search(r"[.:](\s+)$", before)


@each
def test_the_graph_keeps_to_the_closed_lists(digest: Digest) -> None:
    for contract in digest.graph["contracts"]:
        assert {contract["status"], *contract.get("status_also", ())} <= set(ContractStatus)
        assert contract["value_kind"] is None or contract["value_kind"] in set(ValueKind)
        given = {contract[field] is None for field in ("value", "value_kind", "currency")}
        assert len(given) == 1
    for controversy in digest.graph["controversies"]:
        assert {controversy["category"], *controversy.get("category_also", ())} <= FAMILIES
        assert {controversy["stance"], *controversy.get("stance_also", ())} <= STANCES
        assert controversy["claim_status"] in set(ClaimStatus)


@each
def test_every_name_of_the_graph_stands_in_the_text(digest: Digest) -> None:
    graph = digest.graph
    named = [names for entry in graph["contracts"] for names in (entry["vendor"], entry["client"]) if names]
    named += [
        names for entry in graph["controversies"] for names in (entry["vendor"], entry["accuser"]) if names
    ]
    named += [names for entry in graph["ownership"] for names in (entry["child"], entry["parent"])]
    named += [names for entry in graph["roles"] for names in (entry["person"], entry["organisation"])]

    missing = [names for names in named if not any(name.lower() in digest.body.lower() for name in names)]

    assert missing == []


@each
def test_every_amount_in_the_text_is_accounted_for(digest: Digest) -> None:
    read_amounts = {
        round(float(number.replace(",", "")) * SCALES[scale], 2)
        for number, scale in _AMOUNT.findall(digest.body)
    }
    contracts = digest.graph["contracts"]
    known = {entry["value"] for entry in contracts if entry["value"] is not None}
    known |= {other["value"] for entry in contracts for other in entry.get("value_alt", ())}
    known |= {*digest.graph["not_contract_values"], *digest.graph.get("ambiguous_values", ())}

    assert read_amounts == {round(float(value), 2) for value in known}


def test_many_bodies_vendors_and_countries_are_shown() -> None:
    bodies = {
        body["name"]: body["country"] for one in DIGESTS.values() for body in one.graph["public_bodies"]
    }
    vendors = {
        vendor["name"]: vendor["country"] for one in DIGESTS.values() for vendor in one.graph["vendors"]
    }

    assert len(bodies) >= 10 and len(vendors) >= 12
    assert len(set(bodies.values())) >= 5 and len(set(vendors.values())) >= 5


@each
def test_the_bodies_and_vendors_listed_are_named_in_the_text(digest: Digest) -> None:
    listed = [entry["name"] for kind in ("public_bodies", "vendors") for entry in digest.graph[kind]]
    words = set(re.findall(r"\w+", digest.body))

    assert all(set(re.findall(r"\w+", name)) <= words for name in listed)


def test_controversies_of_every_kind_that_a_user_meets_are_shown() -> None:
    shown = {entry["category"] for entry in required("controversies")}

    assert shown >= {
        "human_rights",
        "labour_rights",
        "privacy_surveillance",
        "discrimination",
        "health_safety",
        "conflict_military",
        "environment",
        "corruption",
        "governance_procurement",
    }


@pytest.mark.parametrize(
    "status", ["active", "awarded", "blocked", "cancelled", "expired", "extended", "paused", "terminated"]
)
def test_contracts_in_each_state_are_shown(status: str) -> None:
    assert [entry for entry in required("contracts") if entry["status"] == status]


@pytest.mark.parametrize(
    "status",
    [
        "admitted",
        "alleged",
        "dismissed",
        "overturned",
        "ruled",
        "settled",
        "under_investigation",
        "withdrawn",
    ],
)
def test_allegations_at_each_stage_are_shown(status: str) -> None:
    assert [entry for entry in required("controversies") if entry["claim_status"] == status]


def test_a_denial_stands_beside_its_allegation() -> None:
    denied = [one for one in DIGESTS.values() if any(entry["denies"] for entry in one.graph["replies"])]

    assert len(denied) >= 3
    for one in denied:
        assert any(
            entry.get("denied_by_vendor") or entry.get("contested") for entry in one.graph["controversies"]
        )


def test_a_document_without_any_contract_is_shown() -> None:
    assert [one.name for one in DIGESTS.values() if not one.graph["contracts"]]


def test_a_contract_held_through_a_subsidiary_is_shown() -> None:
    through = [
        one.name
        for one in DIGESTS.values()
        for owned in one.graph["ownership"]
        if any(set(owned["child"]) & set(entry["vendor"]) for entry in required("contracts", one))
        and any(set(owned["parent"]) & set(entry["vendor"]) for entry in required("controversies", one))
    ]

    assert {"supermax_gloves_terminated", "nauru_detention_contracts", "elbit_uk_contracts"} <= set(through)


def test_the_first_digest_retells_the_four_contracts_of_the_article() -> None:
    found = {
        (entry["client"][0] if entry["client"] else None, entry["value"], entry["status"])
        for entry in required("contracts", DIGESTS["palantir_city_hall_block"])
    }

    assert found >= {
        ("NHS England", 330_000_000, "active"),
        ("Ministry of Defence", 240_000_000, "active"),
        ("Metropolitan Police", 50_000_000, "blocked"),
        (None, 10_000_000, "terminated"),
    }


def test_the_reprint_is_the_same_text_with_one_paragraph_cut() -> None:
    first, reprint = DIGESTS["horizon_extension"], DIGESTS["horizon_extension_reprint"]
    paragraphs = first.body.strip().split("\n\n")
    kept = reprint.body.strip().split("\n\n")

    assert first.front["title"] != reprint.front["title"]
    assert len(kept) == len(paragraphs) - 1
    assert kept == [paragraph for paragraph in paragraphs if paragraph in kept]


def test_the_table_of_pages_names_every_document_and_every_address() -> None:
    table = (DOCUMENTS.parent / "SOURCES.md").read_text(encoding="utf-8")

    for one in DIGESTS.values():
        assert f"`{one.name}`" in table
        assert all(work.rsplit(", ", 1)[1] in table for work in one.front["retells"])


@pytest.mark.parametrize(
    ("name", "ocid", "buyer", "amount", "signed"),
    [
        (
            "nhs_england_federated_data_platform",
            "ocds-h6vhtk-0328ce",
            "NHS England",
            182_242_760,
            "2023-11-22",
        ),
        (
            "ministry_of_defence_palantir_enterprise_agreement",
            "ocds-h6vhtk-05f7e9",
            "Ministry of Defence",
            240_600_000,
            "2025-12-30",
        ),
    ],
)
def test_a_register_release_holds_the_published_figures(
    name: str, ocid: str, buyer: str, amount: int, signed: str
) -> None:
    package = json.loads((REGISTERS / f"{name}.json").read_text(encoding="utf-8"))

    (release,) = package["releases"]
    (award,), (contract,) = release["awards"], release["contracts"]

    assert release["ocid"] == ocid and release["buyer"]["name"] == buyer
    assert award["value"] == contract["value"] == {"amount": amount, "currency": "GBP"}
    assert contract["awardID"] == award["id"] and contract["dateSigned"].startswith(signed)
    assert {party["id"] for party in release["parties"]} == {
        release["buyer"]["id"],
        *(supplier["id"] for supplier in award["suppliers"]),
    }


def test_only_the_reprint_shares_a_family_with_another_document() -> None:
    families = [
        pair
        for pair in combinations(sorted(DIGESTS), 2)
        if same_family(*(DIGESTS[name].body for name in pair))
    ]

    assert families == [("horizon_extension", "horizon_extension_reprint")]
