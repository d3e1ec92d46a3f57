from corpus.agreement import as_reading, kappa
from corpus.check import DOCUMENTS, findings, read, shared
from corpus.variety import alike, different, repeated_openings

ENTRY = {
    "split": "train", "style": "wire", "writer": "w", "not_contract_values": [], "ownership": [], "roles": [],
    "replies": [], "amounts": [], "organisations": [],
    "contracts": [{
        "vendor": ["Acre & Sons"], "client": ["Selby Council"], "value": 5, "currency": "GBP", "value_kind": "exact",
        "status": "active", "evidence": "Acre & Sons sweeps for Selby Council.",
    }],
    "controversies": [],
}  # fmt: skip
TEXT = "Acre & Sons sweeps for Selby Council."


def test_every_document_is_consistent_and_the_splits_are_apart() -> None:
    documents = list(read(DOCUMENTS))

    assert len(documents) >= 500
    assert [(name, what) for name, text, entry in documents for what in findings(text, entry)] == []
    assert list(shared(documents)) == []


def test_a_third_of_the_documents_are_hard_negatives() -> None:
    tags = [entry["tags"] for _, _, entry in read(DOCUMENTS)]

    assert sum("hard_negative" in one for one in tags) >= len(tags) / 3 - 5


def test_an_annotation_that_fits_its_text_has_no_finding() -> None:
    assert list(findings(TEXT, ENTRY)) == []


def test_evidence_that_is_not_in_the_text_is_found() -> None:
    found = list(findings("Another text about Acre & Sons and Selby Council.", ENTRY))

    assert found == [f"evidence is not in the text: {TEXT!r}"]


def test_a_vendor_in_two_splits_is_found() -> None:
    twins = [("a", TEXT, ENTRY), ("b", TEXT, {**ENTRY, "split": "test", "style": "tabloid", "writer": "v"})]

    assert list(shared(twins)) == ["the vendor Acre & Sons stands in test and train"]


def test_kappa_is_one_for_annotators_who_never_differ_and_about_nothing_for_chance() -> None:
    same = [("a", "a"), ("b", "b")] * 5
    chance = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]

    assert (kappa(same), kappa(chance)) == (1.0, 0.0)


def test_an_annotation_as_a_reading_has_one_name_each() -> None:
    (contract,) = as_reading(ENTRY)["contracts"]

    assert (contract["vendor"], contract["client"]) == ("Acre & Sons", "Selby Council")


def test_texts_that_share_their_words_are_alike() -> None:
    one = "the council has let the work to a firm from the next town for a year"

    assert [
        (a, b) for a, b, _ in alike([one, one + " and a day", "nothing of this is in the third text at all"])
    ] == [(0, 1)]
    assert different([one, one]) < different([one])
    assert repeated_openings(["The council met on Monday. The council met on Tuesday."]) == 1.0
