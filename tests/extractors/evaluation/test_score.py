import importlib.util
import json
import os
import random
from pathlib import Path

import pytest

from extractors.evaluation import bootstrap_intervals, score_document, score_documents, summary
from extractors.evaluation.assignment import assign
from extractors.evaluation.gold import gold_document
from extractors.evaluation.names import normal_name
from graph.model.claims import Document

GOLD = {
    "contracts": [
        {
            "vendor": ["Acme Ltd", "Acme"],
            "client": ["Ministry of Ponds", "the ministry"],
            "value": 2000000,
            "currency": "GBP",
            "value_kind": "exact",
            "value_alt": [{"value": 1500000, "currency": "GBP"}],
            "status": "active",
            "status_also": ["awarded"],
            "evidence": "Acme has a £2m contract with the Ministry of Ponds.",
        },
        {
            "vendor": ["Bolt"],
            "client": None,
            "value": None,
            "currency": None,
            "value_kind": None,
            "status": "expired",
            "evidence": "Bolt once held a contract.",
        },
        {
            "vendor": ["Cog"],
            "client": ["Bolt"],
            "value": None,
            "currency": None,
            "value_kind": None,
            "status": "active",
            "optional": True,
            "evidence": "Cog supplies Bolt.",
        },
    ],
    "controversies": [
        {
            "vendor": ["Acme"],
            "category": "labour_rights",
            "category_also": ["health_safety"],
            "accuser": ["Unite"],
            "stance": "alleged",
            "denied_by_vendor": True,
            "evidence": "Unite accuses Acme of underpaying.",
        },
        {
            "vendor": ["Acme"],
            "category": "labour_rights",
            "accuser": ["Labour Court"],
            "stance": "proven",
            "evidence": "The Labour Court found it.",
        },
        {
            "vendor": ["Bolt"],
            "category": "corruption",
            "accuser": None,
            "stance": "under_investigation",
            "evidence": "Bolt is under investigation.",
        },
    ],
    "ownership": [{"child": ["Cog"], "parent": ["Acme"]}],
    "roles": [{"person": ["Ann Lee"], "organisation": ["Acme"], "role": "director"}],
    "not_contract_values": [9000000],
    "tags": ["invented"],
}


def contract(
    vendor: str, client: str | None, value: float | None, status: str = "active"
) -> dict[str, object]:
    currency = None if value is None else "GBP"
    return {"vendor": vendor, "client": client, "value": value, "currency": currency, "status": status}


def allegation(
    vendor: str, category: str, accuser: str | None = None, stance: str = "alleged"
) -> dict[str, object]:
    return {"vendor": vendor, "category": category, "accuser": accuser, "stance": stance}


def figures(prediction: dict[str, object]) -> dict[str, object]:
    return summary(score_document(gold_document("one", GOLD), prediction).counts)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("The Acme Co. Ltd.", "acme"),
        ("Société Générale (SG)", "societe generale"),
        ("Johnson & Johnson’s", "johnson and johnson"),
        ("Plc", "plc"),
        (None, ""),
    ],
)
def test_names_are_equal_whatever_their_case_article_and_legal_form(written: str | None, normal: str) -> None:
    assert normal_name(written) == normal


def test_a_right_reading_counts_in_every_measure() -> None:
    found = figures(
        {
            "contracts": [
                contract("ACME", "Ministry of Ponds", 2009000),
                contract("Bolt", None, None, "expired"),
            ],
            "controversies": [
                allegation("Acme", "labour_rights", "Unite"),
                allegation("Bolt", "corruption", None, "charged"),
            ],
            "ownership": [{"child": "Cog", "parent": "Acme Ltd"}],
            "roles": [{"person": "Ann Lee", "organisation": "Acme"}],
        }
    )

    for measure in ("pair", "tuple", "full", "controversy", "accusation", "ownership", "roles"):
        assert found[measure]["f1"] == 1.0, measure
    assert found["status_strict"] == found["accuser_accuracy"] == found["stance_strict"] == 1.0


def test_a_wrong_value_keeps_the_pair_and_loses_the_tuple() -> None:
    found = figures({"contracts": [contract("Acme", "the ministry", 2020000)]})

    assert (found["pair"]["tp"], found["pair"]["fp"], found["pair"]["fn"]) == (1, 0, 1)
    assert (found["tuple"]["tp"], found["tuple"]["fp"], found["tuple"]["fn"]) == (0, 1, 2)


def test_an_earlier_value_is_accepted_and_another_currency_is_not() -> None:
    earlier = figures({"contracts": [contract("Acme", "the ministry", 1500000)]})
    euros = figures({"contracts": [{**contract("Acme", "the ministry", 2000000), "currency": "EUR"}]})

    assert earlier["tuple"]["tp"] == 1
    assert euros["tuple"]["tp"] == 0


def test_precision_recall_and_f1_are_what_hand_calculation_gives() -> None:
    found = figures(
        {
            "contracts": [
                contract("Acme", "the ministry", 2000000, "awarded"),
                contract("Acme", "Ministry of Silly Walks", None),
                contract("Dud", None, 5),
            ]
        }
    )

    assert found["pair"] == {"p": 0.3333, "r": 0.5, "f1": 0.4, "tp": 1, "fp": 2, "fn": 1}
    assert found["status_accuracy"] == 1.0
    assert found["status_strict"] == 0.0


def test_a_repetition_and_an_optional_entry_count_neither_way() -> None:
    found = figures(
        {
            "contracts": [
                contract("Acme", "the ministry", 2000000),
                contract("Acme Ltd", "Ministry of Ponds", 1500000),
                contract("Cog", "Bolt", None),
            ]
        }
    )

    assert (found["tuple"]["tp"], found["tuple"]["fp"]) == (1, 0)


def test_the_same_deal_under_another_status_is_wrong() -> None:
    found = figures(
        {
            "contracts": [
                contract("Acme", "the ministry", 2000000),
                contract("Acme", "the ministry", 2000000, "cancelled"),
            ]
        }
    )

    assert (found["tuple"]["tp"], found["tuple"]["fp"]) == (1, 1)


def test_a_distractor_taken_for_a_value_leaks() -> None:
    found = figures({"contracts": [contract("Acme", "the ministry", 9020000)]})

    assert found["distractor_leaks"] == 1


def test_a_company_accused_of_nothing_is_counted_as_innocent() -> None:
    found = figures({"controversies": [allegation("Cog", "corruption"), allegation("Bolt", "environment")]})

    assert found["innocent_accused"] == 1
    assert found["controversy"]["fp"] == 2


def test_a_wrong_accuser_is_counted_and_a_missing_one_is_not() -> None:
    wrong = figures({"controversies": [allegation("Acme", "labour_rights", "Metro")]})
    missing = figures({"controversies": [allegation("Acme", "labour_rights")]})

    assert (wrong["wrong_accuser"], wrong["accuser_accuracy"]) == (1, 0.0)
    assert (missing["wrong_accuser"], missing["accuser_accuracy"]) == (0, 0.0)


def test_two_stances_of_one_matter_are_scored_as_one_controversy() -> None:
    found = figures({"controversies": [allegation("Acme", "labour_rights", "Labour Court", "ruled")]})

    assert (found["controversy"]["tp"], found["controversy"]["fn"]) == (1, 1)
    assert found["accusation"]["tp"] == 1


def test_a_quote_that_the_text_does_not_hold_is_not_exact() -> None:
    gold = gold_document("one", GOLD, Document(id="one", text="Acme digs. Bolt waits."))
    evidence = [
        {"start": 0, "end": 10, "quote": "Acme digs."},
        {"start": 11, "end": 21, "quote": "Bolt waits."},
    ]

    found = summary(
        score_document(gold, {"contracts": [{**contract("Acme", None, None), "evidence": evidence}]}).counts
    )

    assert found["evidence_exact"] == 0.5


def test_the_assignment_finds_the_best_total_and_not_the_first_fit() -> None:
    assert sorted(assign([[5, 4], [4, 0]])) == [(0, 1), (1, 0)]
    assert assign([]) == []
    assert assign([[0, 0]]) == []


def test_intervals_hold_the_figure_and_repeat() -> None:
    golds = [gold_document(str(number), GOLD) for number in range(6)]
    half = {str(n): {"contracts": [contract("Acme", "the ministry", 2000000)]} for n in range(3)}
    scores = score_documents(golds, half)

    low, high = bootstrap_intervals(scores, draws=200)["tuple"]

    assert low <= summary(scores.total)["tuple"]["f1"] <= high
    assert low < high
    assert bootstrap_intervals(scores, draws=200) == bootstrap_intervals(scores, draws=200)


# Exists where the annotators' folder is named, so that nothing is skipped elsewhere.
if "SUPPLYWATCH_GOLD" in os.environ:

    def test_the_figures_are_those_of_the_annotators_own_scorer() -> None:
        folder = Path(os.environ["SUPPLYWATCH_GOLD"])
        spec = importlib.util.spec_from_file_location("annotators_scorer", folder / "score.py")
        assert spec is not None and spec.loader is not None
        other = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(other)
        entries = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
        entries = {name: entry for name, entry in entries.items() if "contracts" in entry}
        rng = random.Random(7)

        for _ in range(20):
            predictions = {
                name: disturbed(other.as_prediction(entry, rng.choice((0, 1))), rng)
                for name, entry in entries.items()
            }
            theirs = other.run(entries, predictions)[0]["micro"]
            golds = [gold_document(name, entry) for name, entry in entries.items()]
            ours = summary(score_documents(golds, predictions).total)
            assert {key: ours[key] for key in theirs if key in ours} == {
                key: theirs[key] for key in theirs if key in ours
            }


def disturbed(
    prediction: dict[str, list[dict[str, object]]], rng: random.Random
) -> dict[str, list[dict[str, object]]]:
    changes: dict[str, list[object]] = {
        "client": ["Ministry of Silly Walks", None],
        "value": [None, 12345678],
        "status": ["awarded", "blocked"],
        "category": ["corruption", "environment"],
        "accuser": [None, "Nobody"],
        "stance": ["ruled", "settled", "alleged"],
        "vendor": ["Dud"],
    }
    disturbed: dict[str, list[dict[str, object]]] = {}
    for kind, entries in prediction.items():
        disturbed[kind] = []
        for entry in entries:
            one = dict(entry)
            for key, values in changes.items():
                if key in one and rng.random() < 0.15:
                    one[key] = rng.choice(values)
            disturbed[kind] += [one] * rng.choice((0, 1, 1, 1, 2))
    return disturbed
