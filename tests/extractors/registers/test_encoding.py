import pytest

from extractors.registers.encoding import Recoded
from graph.errors import NotText, WrongUse

_TEXT = '{"name": "Société Générale – £50million"}'


def _pieces(content: bytes, size: int = 3) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_text_in_any_usual_encoding_is_read_piece_by_piece(encoding: str) -> None:
    assert "".join(Recoded(_pieces(_TEXT.encode(encoding))).text()) == _TEXT


def test_a_declared_encoding_is_followed() -> None:
    assert "".join(Recoded([_TEXT.replace("–", "").encode("iso8859-15")], declared="iso8859-15").text()) == (
        _TEXT.replace("–", "")
    )


def test_a_few_foreign_bytes_in_utf_8_are_mended_and_counted() -> None:
    recoded = Recoded(_pieces("caf\u00e9 ".encode() * 3000 + "£5 \u20ac".encode("cp1252") + "é".encode()))

    text = "".join(recoded.text())

    assert text == "café " * 3000 + "£5 €é"
    assert recoded.mended == 2


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotText, match="not text"):
        list(Recoded([bytes(range(256)) * 20]).text())


def test_text_that_is_not_as_declared_is_refused() -> None:
    with pytest.raises(NotText, match="--encoding"):
        list(Recoded([b"\xff\xfe" + b"a\x00\x00\xd8\x00\xd8"]).text())


def test_an_unknown_encoding_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="klingon"):
        Recoded([], declared="klingon")
