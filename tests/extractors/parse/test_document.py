from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from extractors.fetch import Fetched
from extractors.parse import is_readable_language, parse, parse_fetched, parse_text
from graph.errors import EmptyDocument, NotText, UnreadableDocument

ENGLISH = (
    "The police force has signed a deal with the firm, its office said on Monday. Campaigners object to it "
    "and say that the force should have asked the public first.\n"
)
FRENCH = (
    "Le ministère de la Défense a signé un contrat de 50 millions d'euros avec la société. Des associations "
    "dénoncent cet accord et demandent au gouvernement de le publier.\n"
)


def test_the_id_of_a_document_is_the_sum_of_its_bytes_and_its_text_is_kept_as_read() -> None:
    content = f"Police sign deal\r\n\r\n{ENGLISH}".encode()

    document = parse(content, name="deal.txt")

    assert document.id == sha256(content).hexdigest()
    assert document.text.encode() == content
    assert (document.title, document.language) == ("Police sign deal", "en")


def test_the_same_bytes_give_the_same_document() -> None:
    assert parse(ENGLISH.encode(), name="a.txt") == parse(ENGLISH.encode(), name="b.txt")


def test_a_french_document_is_a_document_that_is_not_read() -> None:
    document = parse(FRENCH.encode())

    assert (document.language, is_readable_language(document)) == ("fr", False)


def test_a_text_too_short_to_tell_its_language_is_read() -> None:
    document = parse(b"Acme wins.")

    assert (document.language, is_readable_language(document)) == (None, True)


def test_a_page_that_calls_itself_a_pdf_is_read_as_a_page() -> None:
    page = (
        f"<!doctype html><html><head><title>Deal</title></head><body><article><p>{ENGLISH}</p>"
        "<p>The firm denies that anything is wrong and says that its software follows the law.</p></article>"
    )

    document = parse(page.encode(), name="report.pdf", declared="application/pdf")

    assert (document.media_type, ENGLISH.strip() in document.text) == ("text/html", True)


def test_a_pdf_that_calls_itself_a_page_is_read_as_a_pdf(make_pdf, column) -> None:
    content = make_pdf(
        [column(["The police force has signed a deal with the firm,", "its office said on Monday."])]
    )

    document = parse(content, name="index.html", declared="text/html")

    assert document.media_type == "application/pdf"
    assert document.text.startswith("The police force has signed a deal with the firm, its office")


def test_a_text_that_calls_itself_a_page_is_read_as_a_text() -> None:
    assert parse(ENGLISH.encode(), name="a.html").media_type == "text/plain"


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"PK\x03\x04" + b"\x00" * 50, "save it as PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "unpack"),
        (b"<?xml version='1.0'?><invoice><total>5</total></invoice>", "neither a page nor"),
        (b"<?xml version='1.0'?><rss><channel></channel></rss>", "feed"),
        (bytes(range(256)) * 10, "not text"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(content: bytes, advice: str) -> None:
    with pytest.raises(NotText, match=advice):
        parse(content, name="article.txt")


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyDocument):
        parse(content, name="article.txt")


def test_a_name_of_ten_thousand_characters_is_kept() -> None:
    name = "A" * 10_000

    document = parse(f"{name} has signed a deal with the ministry.".encode())

    assert document.text.startswith(name + " has")
    assert document.title is None


def test_a_text_with_lone_surrogates_is_kept_with_its_offsets() -> None:
    document = parse_text(f"Acme \ud800 won. {ENGLISH}")

    document.text.encode("utf-8")
    assert document.text == f"Acme \ufffd won. {ENGLISH}"


def test_every_field_can_be_stored() -> None:
    document = parse(
        f'---\ntitle: "Deal \\0 signed"\npublisher: "P\\ud800"\n---\n{ENGLISH}'.encode(), name="a.md"
    )

    assert document.title == "Deal \ufffd signed"
    (document.publisher or "").encode("utf-8")


def test_an_unreadable_document_says_so_by_one_family_of_errors() -> None:
    with pytest.raises(UnreadableDocument):
        parse(b"%PDF-1.7 nothing more")


def test_a_fetched_document_keeps_where_and_when_it_came_from() -> None:
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    fetched = Fetched(
        name="https://www.paper.example/2026/05/28/deal/",
        content=ENGLISH.encode(),
        media_type="text/plain",
        url="https://www.paper.example/2026/05/28/deal/",
        retrieved_at=at,
        title="Title of the feed",
        published=date(2026, 5, 30),
    )

    document = parse_fetched(fetched)

    assert (document.url, document.retrieved_at, document.publisher) == (fetched.url, at, "paper.example")
    assert (document.title, document.published) == ("Title of the feed", date(2026, 5, 28))
