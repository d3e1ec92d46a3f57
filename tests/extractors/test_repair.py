import hypothesis.strategies as st
import pytest
from hypothesis import given

from extractors.repair import repair

_PIECES = st.sampled_from(
    ["gangs", ",", "it’s", " ", "£330", "million", ".", "From", "March", "18", "2026", "’", "‘The", "deal",
     "(Picture: PA)", "\n", "\n\n", "a line that is long enough to be broken by somebody", "https://a.b/c,d.E",
     "â€™", "Â£", "\u00ad", "\u00a0", "1,000", "U.S.", "\r\n"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("It’s not between gangs,it’s the Mayor.", "It’s not between gangs, it’s the Mayor."),
        (
            "We can reveal.From March on it paid £330million.",
            "We can reveal. From March on it paid £330 million.",
        ),
        ("on April 18,2026 and since 2014,most recently", "on April 18, 2026 and since 2014, most recently"),
        ("in British policing.’Palantir said", "in British policing.’ Palantir said"),
        ("(Picture: PA Wire)The Met says", "(Picture: PA Wire) The Met says"),
        ("worth £25mn, €1.2bn or ₹412crore", "worth £25 mn, €1.2 bn or ₹412 crore"),
        ("Itâ€™s a Â£5 deal with CafÃ©", "It’s a £5 deal with Café"),
        ("con\u00adtract for\u00a01\u202f000 beds", "contract for 1 000 beds"),
    ],
)
def test_a_defect_of_the_text_is_mended(raw: str, mended: str) -> None:
    assert repair(raw).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "It paid £1,000 and €12,5 Mio for 2,400 beds.",
        "See https://a.example/x,y.Z and www.b.example/A,b or mail jo.Doe@c.example now.",
        "The U.S. Army bought Evidence.com, Salesforce.com Inc. and Amazon.Com shares.",
        "“Yes,” she said. ‘No,’ he said.",
        "A heading\nA paragraph that follows it and says something at some length.\nAnother paragraph.",
        "- first point of the list that is long enough\n- second point",
    ],
)
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert repair(text).text == text


def test_lines_broken_at_a_set_width_become_one_paragraph_and_an_indent_begins_the_next() -> None:
    raw = (
        "Orrin Corp said it has won a contract with\nNational Space Board East that is worth one\nbillion.\n"
        "    The contract is for systems engineering and\nanalysis at the northern centre.\n"
    )

    assert repair(raw).text == (
        "Orrin Corp said it has won a contract with National Space Board East that is worth one billion.\n"
        "    The contract is for systems engineering and analysis at the northern centre.\n"
    )


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_every_character_leads_back_to_the_text_as_read(raw: str) -> None:
    mended = repair(raw)

    assert len(mended.back) == len(mended.text) + 1
    assert list(mended.back) == sorted(mended.back)
    assert (mended.raw_span(0, len(mended.text))[1]) == len(raw)


@given(st.lists(_PIECES.filter(lambda p: p.isprintable() and "â" not in p and "Â" not in p), max_size=30))
def test_taking_the_inserted_spaces_out_gives_the_text_as_read(pieces: list[str]) -> None:
    raw = "".join(pieces)

    mended = repair(raw)
    kept = [char for i, char in enumerate(mended.text) if mended.back[i] != mended.back[i + 1]]

    assert "".join(kept) == raw


@given(st.lists(_PIECES, min_size=1, max_size=20), st.data())
def test_a_stretch_of_the_mended_text_is_the_same_words_in_the_text_as_read(
    pieces: list[str], data: st.DataObject
) -> None:
    raw = "".join(piece for piece in pieces if "â" not in piece and "Â" not in piece) + "x"
    mended = repair(raw)
    start = data.draw(st.integers(0, len(mended.text) - 1))
    end = data.draw(st.integers(start + 1, len(mended.text)))

    first, last = mended.raw_span(start, end)

    def letters(text: str) -> str:
        return "".join(text.replace("\u00ad", "").split())

    assert letters(raw[first:last]) == letters(mended.text[start:end])
