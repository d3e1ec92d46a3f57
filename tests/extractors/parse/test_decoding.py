import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.parse.decoding import decoded, storable
from graph.errors import EmptyDocument, NotText

ARTICLE = (
    "The Met’s £50million deal with Palantir – “no comment”, said the owner of the café. "
    "Amnesty International UK says that the force should stop it…"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_an_article_is_read_alike_in_every_encoding_that_files_have(encoding: str) -> None:
    assert decoded(ARTICLE.encode(encoding)) == ARTICLE


def test_a_short_note_with_a_pound_sign_is_not_taken_for_polish() -> None:
    assert decoded("Paid £5m.".encode("cp1252")) == "Paid £5m."


def test_russian_in_an_old_encoding_is_not_taken_for_western_text() -> None:
    russian = "Министерство подписало контракт с компанией на сумму 50 миллионов рублей, сообщает газета. "

    assert "контракт" in decoded((russian * 5).encode("cp1251"))


def test_the_declared_encoding_goes_before_any_guess() -> None:
    assert decoded("Zażółć gęślą jaźń".encode("cp1250"), declared="windows-1250") == "Zażółć gęślą jaźń"


def test_an_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decoded("café".encode("cp1252"), declared="x-klingon") == "café"


def test_line_ends_are_kept_as_they_are_so_that_offsets_stay_true() -> None:
    assert decoded(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    "content",
    [random.Random(1).randbytes(5000), bytes(range(256)) * 4, random.Random(2).randbytes(64) + b"\x00" * 64],
    ids=["noise", "every byte", "half zeros"],
)
def test_bytes_that_are_no_text_are_refused_whatever_their_name(content: bytes) -> None:
    with pytest.raises(NotText, match="not text"):
        decoded(content)


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \x00"])
def test_a_text_without_a_letter_is_an_empty_document(content: bytes) -> None:
    with pytest.raises(EmptyDocument):
        decoded(content)


def test_nul_characters_in_a_text_become_replacement_characters_in_place() -> None:
    text = decoded("Palantir\x00 won a £5m contract.".encode())

    assert text == "Palantir\ufffd won a £5m contract."


def test_lone_surrogates_become_replacement_characters_in_place() -> None:
    assert storable("Acme \ud83d won \udc00 it") == "Acme \ufffd won \ufffd it"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_text_can_be_stored_and_no_offset_moves(text: str) -> None:
    kept = storable(text)

    kept.encode("utf-8")
    assert len(kept) == len(text)
    assert "\x00" not in kept
    assert all(one == other for one, other in zip(text, kept, strict=True) if other != "\ufffd")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_that_can_be_stored_or_are_refused(content: bytes) -> None:
    try:
        text = decoded(content)
    except (NotText, EmptyDocument):
        return

    text.encode("utf-8")
    assert any(char.isalnum() for char in text)
