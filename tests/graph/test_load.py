from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.model.claims import Span
from graph.model.vocabulary import ClaimKind, ContractStatus, OrganisationKind, Role

pytestmark = pytest.mark.neo4j


def test_an_analysts_first_query_reads_as_a_sentence(readings: Any, put: Any, rows: Any) -> None:
    put(readings.deal(), readings.allegation())

    found = rows(
        "MATCH (body:PublicBody)-[:BUYS_UNDER]->(deal:Contract)<-[:SUPPLIES_UNDER]-(vendor:Vendor)"
        "-[:IMPLICATED_IN]->(matter:Controversy)<-[:ABOUT]-(:Claim)-[on:EVIDENCED_BY]->(:Document)"
        " RETURN body.name AS body, vendor.name AS vendor, deal.amount AS amount,"
        " matter.category AS category, on.quote AS quote"
    )

    assert [(row["body"], row["vendor"], row["amount"], row["category"]) for row in found] == [
        ("NHS England", "Palantir", 330_000_000.0, "human_rights")
    ]
    assert found[0]["quote"].startswith("Palantir is accused by Amnesty")


def test_a_load_reports_what_was_new_and_that_a_repeat_changed_nothing(readings: Any, put: Any) -> None:
    reading = readings.deal()

    first, second = put(reading), put(reading)

    assert (first.new_documents, first.new_claims, first.changed) == (1, 1, True)
    assert (second.new_documents, second.new_claims, second.changed) == (0, 0, False)
    assert second.documents[0].known_claims == 1


def test_the_version_of_the_graph_rises_only_with_a_change(readings: Any, put: Any, rows: Any) -> None:
    def version() -> int:
        return int(rows("MATCH (state:GraphState) RETURN state.version AS version")[0]["version"])

    put(readings.deal())
    before = version()

    put(readings.deal())
    repeated = version()
    put(readings.allegation())

    assert (repeated, version()) == (before, before + 1)


def test_a_quote_that_is_not_in_the_text_is_refused_and_the_other_documents_go_on(
    readings: Any, put: Any
) -> None:
    document, (claim,) = readings.deal()
    wrong = replace(claim, evidence=(Span(0, 5, "Wrong"),))

    report = put((document, [wrong]), readings.allegation())

    assert [one.document_id for one in report.refused] == [document.id]
    assert "does not say 'Wrong'" in str(report.refused[0].refused)
    assert report.new_claims == 1


def test_a_category_that_is_on_no_list_is_refused(readings: Any, put: Any) -> None:
    report = put(readings.allegation(category="rudeness"))

    assert "rudeness" in str(report.refused[0].refused)


def test_a_name_outside_the_text_is_refused(readings: Any, put: Any) -> None:
    document, (claim,) = readings.deal()
    (role, mention), *others = claim.names
    far = replace(mention, start=10_000, end=10_008)

    report = put((document, [replace(claim, names=((role, far), *others))]))

    assert report.refused


def test_what_is_absent_is_a_missing_property(readings: Any, put: Any, rows: Any) -> None:
    put(readings.deal(amount=None, buyer=None))

    (row,) = rows("MATCH (claim:Claim) RETURN keys(claim) AS keys")

    assert not {"amount", "currency", "basis", "validFrom", "title"} & set(row["keys"])


def test_a_bidder_under_a_tender_bids_and_supplies_nothing(readings: Any, put: Any, rows: Any) -> None:
    put(
        readings.deal(status=ContractStatus.TENDERED, role=Role.BIDDER),
        readings.deal("Serco", status=ContractStatus.TENDERED),
    )

    found = rows("MATCH (:Organisation)-[edge]->(:Contract) RETURN type(edge) AS kind ORDER BY kind")

    assert [row["kind"] for row in found] == ["BIDS_FOR", "BIDS_FOR", "BUYS_UNDER", "BUYS_UNDER"]


def test_a_denial_is_kept_as_a_claim_that_answers_the_allegation(readings: Any, put: Any, rows: Any) -> None:
    put(readings.allegation(reply=True))

    (row,) = rows(
        "MATCH (reply:Claim {kind: 'reply'})-[:ANSWERS]->(:Claim {kind: 'allegation'})-[:ABOUT]->(matter)"
        " RETURN reply.denies AS denies, matter.contested AS contested, matter.status AS status"
    )

    assert row == {"denies": True, "contested": True, "status": "alleged"}


def test_a_subsidiary_of_a_concerned_company_is_concerned(readings: Any, put: Any, rows: Any) -> None:
    put(readings.allegation(), readings.deal("Serco"), readings.ownership("Serco", "Palantir"))

    found = rows("MATCH (vendor:Vendor:Concerned) RETURN vendor.name AS name")

    assert found == [{"name": "Serco"}]


def test_a_matter_about_the_deal_itself_concerns_nobody(readings: Any, put: Any, rows: Any) -> None:
    put(readings.allegation(category="governance_procurement"), readings.deal())

    assert rows("MATCH (one:Concerned) RETURN one.name AS name") == []


def test_copies_of_one_text_are_one_family_and_count_as_one_voice(readings: Any, put: Any, rows: Any) -> None:
    wire = " ".join(f"word{number}" for number in range(150)) + " "
    first = readings.allegation(matter="Nightjar", text_before=wire)
    second = readings.allegation(matter="Nightjar", text_before=wire, published=date(2026, 5, 29))

    put(first)
    put(second)

    families = rows("MATCH (d:Document) RETURN DISTINCT d.sourceFamily AS family")
    assert families == [{"family": min(first[0].id, second[0].id)}]
    assert rows(
        "MATCH (m:Controversy) WHERE m.endedAt IS NULL RETURN m.sourceFamilies AS n, size(m.claimIds) AS c"
    ) == [{"n": 1, "c": 2}]


def test_an_organisation_that_turns_out_to_be_a_registered_one_answers_with_that(
    readings: Any, put: Any, rows: Any
) -> None:
    acme = {"vendor": "Acme Guarding Ltd", "vendor_country": "GB"}
    put(readings.deal(**acme))
    put(readings.deal(**acme, vendor_identifiers=("GB-COH:01234567",), amount=5))

    found = rows(
        "MATCH (old:Organisation)-[:MERGED_INTO]->(new:Organisation)"
        " RETURN new.id AS id, old.endedAt AS ended"
    )
    supplied = rows("MATCH (o:Organisation)-[:SUPPLIES_UNDER]->(c:Contract) RETURN DISTINCT o.id AS id")

    assert [row["id"] for row in found] == ["GB-COH:01234567"]
    assert found[0]["ended"] == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert supplied == [{"id": "GB-COH:01234567"}]


def test_a_contract_whose_identifier_changed_answers_with_the_new_one(
    readings: Any, put: Any, rows: Any
) -> None:
    put(readings.deal(title="Federated Data Platform"))
    (before,) = rows("MATCH (c:Contract) RETURN c.id AS id")
    put(readings.deal(title="Federated Data Platform", register_id="ocds-1", amount=182))

    found = rows(
        "MATCH (:Contract {id: $id})-[m:MERGED_INTO]->(c:Contract) RETURN c.id AS id", id=before["id"]
    )

    assert found == [{"id": "ocds-1"}]


def test_register_facts_with_identifiers_are_accepted_by_rule_and_so_is_their_edge(
    readings: Any, put: Any, rows: Any
) -> None:
    document, (claim,) = readings.deal(
        "Acme Guarding Ltd", vendor_identifiers=("GB-COH:01234567",), register_id="ocds-1"
    )

    put((document, [replace(claim, accepted_by_rule=True)]))

    (row,) = rows(
        "MATCH (:Organisation)-[e:SUPPLIES_UNDER]->(c:Contract)"
        " RETURN e.review AS review, c.acceptedStatus AS s"
    )
    assert row == {"review": "accepted", "s": "active"}


def test_a_name_only_merge_leaves_the_edge_unreviewed(readings: Any, put: Any, rows: Any) -> None:
    document, (claim,) = readings.deal("Acme Guarding Ltd", vendor_country="GB")

    put((document, [replace(claim, accepted_by_rule=True)]))

    (row,) = rows(
        "MATCH (:Organisation)-[e:SUPPLIES_UNDER]->(:Contract) RETURN e.review AS review, e.claimIds AS ids"
    )
    assert row == {"review": "unreviewed", "ids": [claim.id]}


def test_public_bodies_said_to_belong_together_are_part_of_and_what_the_seeds_name_stays_accepted(
    readings: Any, put: Any, rows: Any
) -> None:
    text = "British Army belongs to Ministry of Defence."
    document = readings.document(text)
    names = [
        (Role.CHILD, readings.mention(text, "British Army", kind=OrganisationKind.PUBLIC_BODY)),
        (Role.PARENT, readings.mention(text, "Ministry of Defence", kind=OrganisationKind.PUBLIC_BODY)),
    ]
    claim = readings.claim(document, ClaimKind.OWNERSHIP, names)

    put((document, [claim]))

    found = rows(
        "MATCH ()-[e:PART_OF|OWNED_BY]->() RETURN type(e) AS kind, e.review AS review, e.claimIds AS ids"
    )
    assert found == [{"kind": "PART_OF", "review": "accepted", "ids": [claim.id]}]
