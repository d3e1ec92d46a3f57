"""A PDF with a text layer, by PDFium."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from statistics import median
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.parse.decoding import storable
from extractors.parse.described import Described, one_line
from extractors.parse.pdf_lines import Line, lines_of
from extractors.parse.pdf_paragraphs import paragraphs, without_running_lines
from extractors.parse.published import date_of_line
from graph.errors import EmptyDocument, EncryptedDocument, NotText, ScannedDocument, TooLarge

_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads
_PAGES = 1_000
_LETTERS_PER_PAGE = 50  # fewer on average: pictures of pages
_NO_TITLE = re.compile(
    r"untitled|document\d*|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|txt)", re.I
)


def read_pdf(content: bytes) -> tuple[str, Described]:
    """The text in reading order, a blank line between paragraphs, and what the PDF says of itself.

    Its date is a line of the first page that is a date and nothing else; the date of creation in a PDF is
    that of the file. Raises `EncryptedDocument`, `ScannedDocument`, `TooLarge`, `EmptyDocument`, `NotText`.
    """
    with _ONE_AT_A_TIME:
        document = _opened(content)
        try:
            pages, heights = _pages(document)
            stated = document.get_metadata_value("Title")
        finally:
            document.close()
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < _LETTERS_PER_PAGE * len(pages):
        raise ScannedDocument(
            "the PDF has no text layer, its pages are pictures: run text recognition on it "
            "(for example `ocrmypdf in.pdf out.pdf`) and hand in the result"
        )
    first = without_running_lines(pages, heights)[0]
    described = Described(
        title=_stated_title(stated) or _largest(first),
        published=next((found for line in first[:12] if (found := date_of_line(line.text))), None),
    )
    return storable(paragraphs(pages, heights)), described


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedDocument(
                "the PDF asks for a password: hand in a copy without one (for example by `qpdf --decrypt`)"
            ) from error
        raise NotText(
            "the PDF is damaged or cut short: get it again, or hand in its text as a .txt file"
        ) from error
    if len(document) > _PAGES:
        document.close()
        raise TooLarge(f"the PDF has more than {_PAGES:,} pages: split it and hand in the part that matters")
    if len(document) == 0:
        document.close()
        raise EmptyDocument("the PDF has no pages: hand in a document with text")
    return document


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[float]]:
    pages: list[list[Line]] = []
    heights: list[float] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise NotText(
                f"page {number + 1} of the PDF is damaged: get it again, or hand in its text"
            ) from error
        pages.append(lines_of(page, number))
        heights.append(float(page.get_height()))
        page.close()
    return pages, heights


def _stated_title(stated: str) -> str | None:
    title = one_line(storable(stated))
    return None if title is None or _NO_TITLE.fullmatch(title) else title


def _largest(lines: Sequence[Line]) -> str | None:
    """The lines of the largest type on the first page, when they are larger than the body."""
    body = median(line.height for line in lines) if lines else 0.0
    largest = max((line.height for line in lines), default=0.0)
    if largest < 1.15 * body:
        return None
    from_it = dropwhile(lambda line: line.height < largest, lines)
    return one_line(
        " ".join(line.text for line in takewhile(lambda line: line.height > 0.98 * largest, from_it))
    )
