import datetime as dt
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc

from extractors import language_model
from extractors.pipeline import Pipeline, build
from extractors.state import mentions_in, organisation_of, raw_span, state_of
from graph.errors import LanguageModelMissing, WrongUse
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer

TEXT = "It’s not between gangs,it’s a £50million deal with Orrin Group.The firm denied it."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build(Gazetteer())


def test_offsets_lead_back_to_the_text_as_read(pipeline: Pipeline) -> None:
    def quotes(document: Document, doc: Doc) -> list[str]:
        state = state_of(doc)
        places = [(a.start, a.end) for a in state.amounts] + [(m.start, m.end) for m in state.mentions]
        return [document.text[slice(*raw_span(doc, *place))] for place in places]

    assert pipeline.read_one(Document(id="1", text=TEXT), quotes) == ["£50million", "Orrin Group", "The firm"]


def test_results_come_in_the_order_of_the_documents(pipeline: Pipeline) -> None:
    documents = [Document(id=str(i), text=f"Vendor{i} Ltd won a contract.") for i in range(40)]

    found = list(
        pipeline.read(documents, lambda document, doc: (document.id, state_of(doc).organisations[0].name))
    )

    assert found == [(str(i), f"Vendor{i} Ltd") for i in range(40)]


def test_equal_documents_give_equal_states(pipeline: Pipeline) -> None:
    document = Document(id="1", text=TEXT)

    first, second = pipeline.read(
        [document, document], lambda _, doc: (state_of(doc).organisations, state_of(doc).mentions)
    )

    assert first == second


def test_an_empty_and_a_blank_text_are_read_as_nothing(pipeline: Pipeline) -> None:
    documents = [Document(id="1", text=""), Document(id="2", text=" \n\n ")]

    assert list(pipeline.read(documents, lambda _, doc: len(state_of(doc).mentions))) == [0, 0]


def test_a_long_text_is_read_in_parts_and_names_lead_across_them(pipeline: Pipeline) -> None:
    filler = "Nothing of note was said in the chamber about the weather that day.\n\n" * 900
    text = f"Orrin Aerospace Ltd won the contract.\n\n{filler}Orrin Aerospace denied it, said Kelvane plc.\n"

    def read(document: Document, doc: Doc) -> tuple[str, list[str]]:
        state = state_of(doc)
        places = [raw_span(doc, m.start, m.end) for m in state.mentions if m.organisation == 0]
        return doc.text, [document.text[start:end] for start, end in places]

    whole, mentions = pipeline.read_one(Document(id="1", text=text), read)

    assert whole == text
    assert mentions == ["Orrin Aerospace Ltd", "Orrin Aerospace"]


def test_memory_is_given_back_after_each_batch(pipeline: Pipeline) -> None:
    def documents(first: int) -> list[Document]:
        return [
            Document(id=str(i), text=f"Firm{i}x Ltd won word{i} and {i}zz.") for i in range(first, first + 64)
        ]

    list(pipeline.read(documents(0), lambda _, doc: None))
    before = len(pipeline.nlp.vocab.strings)
    list(pipeline.read(documents(1000), lambda _, doc: None))

    assert len(pipeline.nlp.vocab.strings) - before < 64


@given(st.text(alphabet=st.sampled_from("aB £5m.,’“\n()-&Ltd é1"), max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_read_and_every_place_lies_inside_it(pipeline: Pipeline, text: str) -> None:
    def check(document: Document, doc: Doc) -> None:
        state = state_of(doc)
        for place in (*state.mentions, *state.amounts, *state.dates, *state.people, *state.blocks):
            start, end = raw_span(doc, place.start, place.end)
            assert 0 <= start < end <= len(document.text)

    pipeline.read_one(Document(id="1", text=text), check)


def test_the_components_work_in_anybodys_pipeline() -> None:
    nlp = language_model.load()
    nlp.add_pipe("supplywatch_blocks", first=True)
    nlp.add_pipe("supplywatch_names")
    nlp.add_pipe("supplywatch_amounts")
    nlp.add_pipe("supplywatch_dates")

    doc = nlp("Wexmoor Borough Council signed a £5m contract with Orrin Ltd in March 2024.")

    assert [m.organisation for m in mentions_in(doc, doc[:])] == [0, 1]
    first = organisation_of(doc[1])
    assert first is not None and first.name == "Wexmoor Borough Council"
    assert len(state_of(doc).amounts) == len(state_of(doc).dates) == 1


def test_a_component_whose_prerequisites_are_missing_says_which() -> None:
    nlp = language_model.load()
    nlp.add_pipe("supplywatch_names")

    with pytest.raises(WrongUse, match=r"nlp\.add_pipe"):
        nlp("Orrin Ltd won.")


def test_weights_that_are_not_there_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelMissing, match="make train"):
        build(Gazetteer(), models=str(tmp_path)).read_one(
            Document(id="1", text=TEXT), lambda _, doc: doc.text
        )


def test_the_state_survives_the_way_through_bytes(pipeline: Pipeline) -> None:
    def there_and_back(_: Document, doc: Doc) -> bool:
        copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
        return state_of(copy) == replace(state_of(doc), back=list(state_of(doc).back or ()))

    assert pipeline.read_one(Document(id="1", text=TEXT, published=dt.date(2026, 5, 28)), there_and_back)
