"""The trained half of the reader with small weights made here: shapes, windows, decoding, guardrails."""

import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

import seeds
from extractors.state import DocOrganisation, DocState
from extractors.trained import heads
from extractors.trained.confidence import Curve, curves, logit
from extractors.trained.deals import Thresholds, seen_deals
from extractors.trained.labels import (
    FAMILIES,
    KINDS,
    NAME_KINDS,
    RELATIONS,
    STATUSES,
    TAGS,
    Relation,
    SpanKind,
    tag_of,
)
from extractors.trained.matters import Thresholds as Least
from extractors.trained.matters import seen_matters
from extractors.trained.model import Model
from extractors.trained.scores import Judged, Spot, judge
from extractors.trained.tagging import named, runs
from extractors.trained.verdict import Verdict
from extractors.trained.windows import Read, windows_of, written
from extractors.trained.words import MARKS, Word, mark_of, word_at
from graph.errors import LanguageModelMissing
from graph.model.vocabulary import ContractStatus, OrganisationKind

WIDTH = 8


def words_in(text: str) -> list[Word]:
    return [Word(found.start(), found.end(), 0) for found in re.finditer(r"\w+|[^\w\s]", text)]


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def test_windows_cover_the_whole_text_and_overlap(tokenizer: Tokenizer) -> None:
    text = " ".join(f"Word number {at} stands here." for at in range(400))

    windows = windows_of(tokenizer, text, words_in(text), length=300)

    assert windows[0].start == 0 and windows[-1].end == len(text)
    assert all(later.start < earlier.end for earlier, later in pairwise(windows))
    assert all(len(window.ids) <= 300 for window in windows)


def test_a_span_is_found_by_its_characters(tokenizer: Tokenizer) -> None:
    text = "Acre & Sons sweeps."

    (window,) = windows_of(tokenizer, text, words_in(text))

    assert window.pieces(0, 11) == (1, 3)
    assert window.pieces(0, len(text) + 5) is None


@pytest.mark.parametrize(
    ("text", "way"), [("acre", 1), ("Acre", 2), ("ACRE", 3), ("McAcre", 4), ("G4S", 5), ("&", 0)]
)
def test_how_a_word_is_written(text: str, way: int) -> None:
    assert written(text, 0, len(text)) == way


def test_an_inside_without_a_beginning_opens_a_name() -> None:
    assert runs(np.array([0, 1, 2, 0, 2, 1])) == [(1, 2), (4, 4), (5, 5)]


def test_the_pieces_of_a_word_and_the_words_of_a_name_decide_together() -> None:
    begin, inside = (tag_of(SpanKind.PUBLIC_BODY, begins=b) for b in (True, False))
    other = tag_of(SpanKind.COMPANY, begins=False)
    scores = np.zeros((6, TAGS), np.float32)
    scores[1, begin], scores[2, 0] = 6, 2  # one word in two pieces, the second of which doubts
    scores[3, inside], scores[3, other] = 3, 3.5
    scores[4, 0] = 6

    ((first, last, kind, certainty),) = named(scores, [-1, 0, 0, 1, 2, -1])

    assert (first, last, NAME_KINDS[kind]) == (1, 3, SpanKind.PUBLIC_BODY)
    assert 0.3 < certainty < 1


def test_a_window_without_a_word_has_no_name() -> None:
    assert named(np.zeros((2, TAGS), np.float32), [-1, -1]) == []


@pytest.mark.parametrize(
    ("place", "kind", "part_of_speech", "mark"),
    [
        ("O", "", "NOUN", 0),
        ("", "", "PROPN", 1),
        ("B", "ORG", "PROPN", 3),
        ("I", "ORG", "NOUN", 4),
        ("B", "MONEY", "NUM", 14),
        ("I", "MONEY", "PROPN", 17),
    ],
)
def test_a_word_is_marked_by_name_and_part_of_speech(
    place: str, kind: str, part_of_speech: str, mark: int
) -> None:
    assert mark_of(place, kind, part_of_speech) == mark
    assert mark < MARKS


def test_a_piece_belongs_to_the_word_that_holds_its_first_character() -> None:
    assert word_at([Word(0, 3, 0), Word(5, 9, 0)], [0, 2, 3, 4, 5, 8, 9]) == [0, 0, -1, -1, 1, 1, -1]


def weights() -> dict[str, np.ndarray]:
    order = np.random.default_rng(1)
    return {
        name: order.normal(0, 0.3, shape).astype(np.float32) for name, shape in heads.shapes(WIDTH).items()
    }


def test_heads_give_scores_between_nothing_and_one_for_every_pair(tokenizer: Tokenizer) -> None:
    text = "Acre sweeps for Selby at five."
    (window,) = windows_of(tokenizer, text, words_in(text))
    read = Read(window, np.random.default_rng(2).normal(size=(len(window.ids), WIDTH)).astype(np.float32))
    spots = [
        Spot(0, 4, SpanKind.COMPANY, 0),
        Spot(16, 21, SpanKind.PUBLIC_BODY, 1),
        Spot(0, 4, SpanKind.COMPANY, 0),
    ]

    judged = judge(weights(), [read], spots, 3)

    assert judged.relation.shape == (3, 3, len(RELATIONS))
    assert 0 < judged.of(Relation.SUPPLIES, 0, 1) < 1
    assert judged.of(Relation.SUPPLIES, 0, 2) == 0  # a thing that stands nowhere
    assert judged.pair_status[0, 1].sum() == pytest.approx(1)
    assert heads.tags(np, weights(), read.states).shape == (len(window.ids), TAGS)
    assert len(KINDS) == heads.shapes(WIDTH)["span.kind"][0]


def verdict(*, supplies: float = 0.9, blamed: float = 0.0, people: tuple[str, ...] = ()) -> Verdict:
    things = 2 + len(people)
    judged = Judged(
        relation=np.zeros((things, things, len(RELATIONS)), np.float32),
        between=np.zeros((things, things, 2), np.int32),
        pair_status=np.zeros((things, things, len(STATUSES)), np.float32),
        family=np.zeros((things, len(FAMILIES)), np.float32),
        told=np.zeros((things, len(FAMILIES)), np.int32),
        stance=np.full((things, 6), 1 / 6, np.float32),
        supplier=np.zeros(things, np.float32),
        status=np.zeros((things, len(STATUSES)), np.float32),
    )
    judged.relation[0, 1, RELATIONS.index(Relation.SUPPLIES)] = supplies
    judged.pair_status[0, 1, STATUSES.index(ContractStatus.PAUSED)] = 1
    judged.family[0, FAMILIES.index("labour_rights")] = blamed
    spots = (Spot(0, 4, SpanKind.COMPANY, 0), Spot(9, 14, SpanKind.PUBLIC_BODY, 1))
    return Verdict(judged, spots, people, (), 2)


STATE = DocState(
    organisations=(
        DocOrganisation("Acre", OrganisationKind.COMPANY),
        DocOrganisation("Selby", OrganisationKind.PUBLIC_BODY),
    )
)


def test_a_deal_that_is_sure_enough_is_seen_with_its_state() -> None:
    (deal,) = seen_deals(STATE, verdict(), Thresholds())

    assert (deal.vendor, deal.buyer, deal.status) == (0, 1, ContractStatus.PAUSED)
    assert deal.amount is None and deal.supplies == pytest.approx(0.9)


def test_a_doubtful_deal_is_not_seen() -> None:
    assert list(seen_deals(STATE, verdict(supplies=0.4), Thresholds())) == []


def test_only_companies_are_criticised() -> None:
    found = verdict(blamed=0.8)
    found.judged.family[1] = 1.0

    (matter,) = seen_matters(STATE, found, Least())

    assert (matter.accused, matter.family) == (0, "labour_rights")


def test_the_heads_choose_from_the_families_of_the_seeds() -> None:
    assert set(FAMILIES) == {row.family for row in seeds.categories()}


def test_confidence_rises_with_what_speaks_for_a_claim() -> None:
    curve = Curve(bias=-1.0, weights={"supplies": 0.5}, floor=0.3)

    assert curve.confidence({"supplies": logit(0.2)}) < curve.confidence({"supplies": logit(0.9)}) < 1


def test_curves_are_read_from_beside_the_weights(tmp_path: Path) -> None:
    stored = {"curves": {"contract": {"bias": 0, "weights": {}, "floor": 0.2}}}
    (tmp_path / "confidence.json").write_text(json.dumps(stored))

    assert curves(str(tmp_path))["contract"].floor == 0.2


def test_weights_that_are_not_those_of_the_card_are_refused(tmp_path: Path) -> None:
    (tmp_path / "card.json").write_text(json.dumps({"sha256": {"heads.npz": "0" * 64}}))
    (tmp_path / "heads.npz").write_bytes(b"other")

    with pytest.raises(LanguageModelMissing, match="not the file that the card names"):
        _ = Model(tmp_path).heads
    with pytest.raises(LanguageModelMissing, match="run `make train`"):
        _ = Model(tmp_path / "nowhere")._checked("heads.npz")
