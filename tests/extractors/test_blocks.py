import pytest

from extractors.blocks import blocks_of_text
from extractors.state import BlockKind


def kinds(text: str) -> list[tuple[str, BlockKind]]:
    return [(text[block.start : block.end], block.kind) for block in blocks_of_text(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Serco won the contract, the council said on Monday.", BlockKind.PARAGRAPH),
        ("What is Orrin?", BlockKind.HEADING),
        ("## The vendors", BlockKind.HEADING),
        ("**Monday, July 19, 2010**", BlockKind.BOILERPLATE),
        ("• first point of the list", BlockKind.LIST),
        ("2. second point", BlockKind.LIST),
        ("‘We must be able to innovate,’ the force said.", BlockKind.QUOTE),
        ("https://news.example/2026/05/28/story", BlockKind.BOILERPLATE),
        ("By Nicole Marsh | January 30, 2004 | Page 2", BlockKind.BOILERPLATE),
        ("Read more: the other story", BlockKind.BOILERPLATE),
        ("Guards at work (Picture: Lena Hart/Fotofab)", BlockKind.CAPTION),
        ("Orrin Optics   Ministry of Drama   Cameras   €9,750,000   Active", BlockKind.TABLE),
        ("Orrin Optics | Ministry of Drama | €9,750,000", BlockKind.TABLE),
    ],
)
def test_a_line_is_told_by_how_it_looks(line: str, kind: BlockKind) -> None:
    text = f"A first paragraph that ends.\n{line}\nA last paragraph that ends."

    assert kinds(text)[1] == (line, kind)


def test_a_caption_is_cut_from_the_sentence_that_it_is_glued_to() -> None:
    text = "The Met says so (Picture: Lena Hart/PA Wire) The decision was blocked on Monday."

    assert kinds(text) == [
        ("The Met says so (Picture: Lena Hart/PA Wire)", BlockKind.CAPTION),
        ("The decision was blocked on Monday.", BlockKind.PARAGRAPH),
    ]


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert [kind for _, kind in kinds("Serco won")] == [BlockKind.PARAGRAPH]
