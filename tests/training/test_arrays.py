import re
from collections.abc import Callable

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from extractors.trained.labels import FAMILIES, MEANINGS, RELATIONS, STATUSES, Relation, SpanKind, tag_of
from training.annotated import Annotated, _Reader
from training.arrays import Example, example, seen
from training.vary import Variation
from training.weigh import Candidate, figures, fitted, lowest_floor

TEXT = "Acre & Sons sweeps for Selby Council for £5m. Unite says Acre & Sons bullied staff."
ENTRY = {
    "split": "train", "style": "wire", "ownership": [], "roles": [],
    "organisations": [
        {"name": "Acre & Sons", "kind": "company", "aliases": ["Acre & Sons"],
         "mentions": [{"start": 0, "end": 11, "kind": "name"}, {"start": 57, "end": 68, "kind": "name"}]},
        {"name": "Selby Council", "kind": "public_body", "aliases": ["Selby Council"],
         "mentions": [{"start": 23, "end": 36, "kind": "name"}]},
        {"name": "Unite", "kind": "civil_society", "aliases": ["Unite"],
         "mentions": [{"start": 46, "end": 51, "kind": "name"}]},
    ],
    "amounts": [{"value": 5000000, "meaning": "contract", "start": 41, "end": 44}],
    "contracts": [{
        "vendor": ["Acre & Sons"], "client": ["Selby Council"], "value": 5000000, "status": "active",
        "evidence": "Acre & Sons sweeps for Selby Council for £5m.",
    }],
    "controversies": [{
        "vendor": ["Acre & Sons"], "category": "labour_rights", "category_also": ["human_rights"],
        "accuser": ["Unite"], "stance": "alleged", "evidence": "Unite says Acre & Sons bullied staff.",
    }],
}  # fmt: skip
SEEN = {
    "words": [[found.start(), found.end(), 1] for found in re.finditer(r"\w+|[^\w\s]", TEXT)],
    "names": [
        [TEXT.index("staff"), TEXT.index("staff") + 5, "company", 4],
        [0, 11, "company", 0],
    ],  # “staff”, which the annotators do not name
}


@pytest.fixture
def document() -> Annotated:
    return _Reader("a", TEXT, ENTRY, SEEN).read()


@pytest.fixture
def made(document: Annotated) -> Example:
    words = {word: at for at, word in enumerate(["[UNK]", "Acre", "&", "Sons", "Selby", "Council", "Unite"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    (window,) = seen(tokenizer, [document])
    return example(window, 48)


def test_names_are_tagged_by_kind(made: Example) -> None:
    begin, inside = (tag_of(SpanKind.COMPANY, begins=b) for b in (True, False))

    assert made["tags"][1:4].tolist() == [begin, inside, inside]


def test_what_the_rules_mistake_for_a_name_is_a_thing_of_which_nothing_holds(
    document: Annotated, made: Example
) -> None:
    (place,) = [place for place in document.places if place.mistaken]

    assert (TEXT[place.start : place.end], document.kinds[place.thing]) == ("staff", SpanKind.COMPANY)
    assert made["tags"][-2] == 0
    assert made["relation_mask"][4].any() and not made["relation"][4].any()


def test_a_contract_is_a_relation_of_vendor_buyer_and_amount(made: Example) -> None:
    supplies, earns = RELATIONS.index(Relation.SUPPLIES), RELATIONS.index(Relation.EARNS)

    assert made["relation"][0, 1, supplies] == 1  # in order of the text: Acre, Selby, the amount, Unite
    assert made["relation"][0, 2, earns] == 1
    assert made["relation"][1, 0, supplies] == 0 == made["relation_mask"][1, 0, supplies]
    assert made["pair_status"][0, 1].argmax() == STATUSES.index("active")


def test_another_family_that_is_right_too_is_neither_learnt_nor_punished(made: Example) -> None:
    labour, human = FAMILIES.index("labour_rights"), FAMILIES.index("human_rights")

    assert (made["family"][0, labour], made["family_mask"][0, labour]) == (1, 1)
    assert (made["family"][0, human], made["family_mask"][0, human]) == (0, 0)


def test_the_accuser_and_the_meaning_of_an_amount_are_there(made: Example) -> None:
    assert made["relation"][0, 3, RELATIONS.index(Relation.ACCUSED_BY)] == 1
    assert made["meaning"][2].argmax() == MEANINGS.index("contract")


def test_a_renamed_organisation_bears_one_name_at_all_its_places(made: Example) -> None:
    varied = Variation([made], renamed=1.0, hidden=0.0).of(made, np.random.default_rng(3))

    first, again = made["first"][0], made["first"][np.flatnonzero(made["member"][:, 0])[1]]
    assert varied["ids"][first : first + 3].tolist() == varied["ids"][again : again + 3].tolist()
    assert (varied["tags"] == made["tags"]).all()


@pytest.fixture
def weighed() -> Callable[[], list[Candidate]]:
    return lambda: [
        Candidate(str(at), {"supplies": float(at % 5 - 2)}, at % 5 >= 3, by_rule=at % 10 == 0)
        for at in range(50)
    ]


def test_the_curve_gives_more_to_what_is_right_more_often(weighed: Callable[[], list[Candidate]]) -> None:
    assert fitted(weighed())["weights"]["supplies"] > 0.5


def test_figures_count_what_is_above_the_floor(weighed: Callable[[], list[Candidate]]) -> None:
    found = figures(weighed(), np.array([0.9 if one.right else 0.1 for one in weighed()]), 0.5, 40)

    assert (found["P"], found["R"]) == (0.8, 0.5)  # five wrong ones are said because the rules read them


def test_the_floor_is_where_enough_of_what_is_added_is_right(weighed: Callable[[], list[Candidate]]) -> None:
    chances = np.array(
        [0.7 if one.right else 0.55 if number % 5 == 2 else 0.1 for number, one in enumerate(weighed())]
    )

    assert lowest_floor(weighed(), chances, 0.6) == 0.12  # twenty right, ten wrong
    assert lowest_floor(weighed(), chances, 0.9) == 0.56  # the right ones alone
    assert lowest_floor(weighed()[:10], chances[:10], 0.9) == 1.0  # too few to believe
