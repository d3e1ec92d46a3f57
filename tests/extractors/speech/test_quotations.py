import pytest

from extractors.speech.quotations import quotations_of
from extractors.state import BlockKind, DocBlock


def quotes(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, int]]:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(DocBlock(at, at + len(paragraph), kind))
        at += len(paragraph) + 2
    return [(text[one.start : one.end], one.chain) for one in quotations_of(text, blocks)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said: "It is late."', "It is late."),
        ("She said: “It is late.”", "It is late."),
        ("She said: ‘It’s late,’ and left.", "It’s late,"),
        ("She said: 'It isn't late,' and left.", "It isn't late,"),
        ("Elle a dit : «C’est tard».", "C’est tard"),
        ("Sie sagte: „Es ist spät.“ Dann ging sie.", "Es ist spät."),
        ("The workers’ pay was called ‘a scandal’ by all.", "a scandal"),
    ],
)
def test_a_quotation_is_found_whatever_its_marks(text: str, quoted: str) -> None:
    assert [words for words, _ in quotes(text)] == [quoted]


def test_an_apostrophe_opens_nothing() -> None:
    assert quotes("The firm's bosses' pay isn't high in the '90s.") == []


def test_a_quotation_over_paragraphs_is_one_chain() -> None:
    text = "“It is late.\n\n“It is later.”\n\n“Another.”"

    assert quotes(text) == [("It is late.", 1), ("It is later.”"[:-1], 1), ("Another.", 2)]


def test_a_paragraph_set_as_quotation_is_one() -> None:
    assert quotes("It is late.", BlockKind.QUOTE) == [("It is late.", 1)]
