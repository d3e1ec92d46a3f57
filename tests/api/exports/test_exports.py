"""Answers as files: what is in them, and what a spreadsheet must not make of them."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from rich.console import Console

from api.exports import csv_bytes, json_bytes, json_value, write_csv, xlsx_bytes
from api.exports.terminal import render
from graph.publication import UNREVIEWED, ReviewMode
from graph.questions import Answer, BasisTotal, Total, shipped

MOMENT = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
EXPOSURE = shipped().question("exposure")


def _row(**changed):
    row = dict.fromkeys(column.name for column in EXPOSURE.columns)
    row |= {
        "rowId": "c|v|b|k", "body": "Ministry of Defence", "bodyId": "b", "vendor": "Palantir", "vendorId": "v",
        "relation": "direct", "contractId": "c", "contractTitle": "Maven", "amount": Decimal("240000000.00"),
        "currency": "GBP", "basis": "reported", "valueKind": "exact", "otherAmounts": (), "contractStatus": "active",
        "ocdsStatus": "active", "statusAsOf": date(2026, 1, 15), "contractQuote": "struck a £240million deal",
        "contractUrl": "https://paper.example/1", "controversyId": "k", "category": "human_rights",
        "claimStatus": "alleged", "contested": True, "speaker": "Łucja Ñandú", "onBehalfOf": "Amnesty",
        "publisher": "The Paper", "published": date(2026, 5, 28), "quote": "“words” – and more",
        "url": "https://paper.example/1", "documentHash": "d" * 64, "sourceFamilies": 2, "reply": None,
        "replyStatus": "none_found", "review": "accepted", "reviewer": "R. Viewer", "reviewedAt": MOMENT,
        "claimIds": ("a", "b"), "counted": True, "asOf": date(2026, 11, 20), "generatedAt": MOMENT,
    }  # fmt: skip
    return row | changed


def _answer(*rows, **changed):
    answer = Answer(
        question=EXPOSURE,
        parameters={"country": "GB", "limit": 100, "review": "accepted"},
        columns=EXPOSURE.columns,
        rows=rows,
        found=len(rows),
        withheld=3,
        notes=("3 rows are withheld: no named reviewer has accepted them.",),
        totals=(Total("GBP", Decimal("240000000"), 1, (BasisTotal("reported", Decimal("240000000"), 1),)),),
        next_cursor=None,
        generated_at=MOMENT,
        as_of=date(2026, 11, 20),
        known_at=None,
        review=ReviewMode.ACCEPTED,
        version=7,
    )
    return replace(answer, **changed)


def _read_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_a_csv_holds_every_column_as_plain_text():
    (line,) = _read_csv(csv_bytes(_answer(_row())))

    assert list(line) == [column.name for column in EXPOSURE.columns]
    assert (line["amount"], line["published"], line["reviewedAt"], line["counted"], line["claimIds"]) == (
        "240000000.00", "2026-05-28", "2026-11-20T12:30:00Z", "yes", "a; b",
    )  # fmt: skip
    assert line["speaker"] == "Łucja Ñandú"


def test_a_csv_begins_with_the_mark_only_when_asked_to():
    assert csv_bytes(_answer(_row()), byte_order_mark=True).startswith(b"\xef\xbb\xbfrowId")
    assert csv_bytes(_answer(_row())).startswith(b"rowId")


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"]
)
def test_no_text_becomes_a_formula(text):
    answer = _answer(_row(quote=text, vendor=text))

    (line,) = _read_csv(csv_bytes(answer))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(answer)))["Rows"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}

    assert line["quote"].startswith("'")
    assert cells["vendor"].data_type == "s"


def test_a_negative_amount_stays_a_number():
    (line,) = _read_csv(csv_bytes(_answer(_row(amount=Decimal("-5.00")))))

    assert line["amount"] == "-5.00"


def test_pages_share_one_header():
    to = io.StringIO(newline="")

    written = write_csv([_answer(_row()), _answer(_row(rowId="next"))], to)

    assert written == 2
    assert [line["rowId"] for line in _read_csv(to.getvalue().encode())] == ["c|v|b|k", "next"]


def test_a_workbook_has_rows_sources_and_terms_with_real_dates_and_numbers():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(_answer(_row(review=UNREVIEWED)))))
    sheet = book["Rows"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}

    assert book.sheetnames == ["Rows", "About", "Sources", "Terms"]
    assert (cells["amount"].value, cells["amount"].number_format) == (240_000_000, "#,##0.00")
    assert (cells["published"].value, cells["published"].is_date) == (datetime(2026, 5, 28), True)
    assert cells["url"].hyperlink is None
    assert cells["review"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet.freeze_panes == "A2"
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["note"].startswith("3 rows are withheld")
    assert about["total GBP"] == "240,000,000.00, contracts: 1, each counted once"
    assert book["Sources"]["A2"].value == "The Paper"
    assert book["Terms"].max_row == len(EXPOSURE.columns) + 1


def test_a_date_before_workbooks_is_kept_as_text():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(_answer(_row(start=date(1850, 1, 1))))))

    assert "1850-01-01" in [cell.value for cell in book["Rows"][2]]


def test_json_says_what_is_withheld_beside_the_rows():
    found = json.loads(json_bytes(_answer(_row())))

    assert (found["withheld"], found["found"], found["asOf"]) == (3, 1, "2026-11-20")
    assert found["totals"][0]["amount"] == 240_000_000
    (row,) = found["rows"]
    assert (row["amount"], row["claimIds"], row["reviewedAt"]) == (
        240_000_000,
        ["a", "b"],
        "2026-11-20T12:30:00Z",
    )
    assert json_value(_answer())["rows"] == []


@pytest.mark.parametrize("export", [csv_bytes, json_bytes, xlsx_bytes])
def test_the_same_answer_gives_the_same_bytes(export):
    assert export(_answer(_row())) == export(_answer(_row()))


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_terminal_shows_what_counts_what_does_not_and_what_is_withheld(width):
    console = Console(width=width, record=True, file=io.StringIO())
    blocked = _row(
        rowId="x", contractId="other", controversyId="other", body=None, counted=False, contractStatus="blocked", review=UNREVIEWED,
        notCountedBecause="blocked before it took effect", replyStatus="reported",
    )  # fmt: skip

    render(_answer(_row(), blocked), console)

    said = console.export_text()
    assert max(len(line) for line in said.splitlines()) <= width
    for words in (
        "Ministry of Defence ← Palantir", "GBP 240,000,000", "Not counted, and why", "blocked before it took effect",
        "a public body that no text names", UNREVIEWED, "none found in what was read", "its words await review",
        "GBP 240,000,000 in 1 contract", "3 rows are withheld",
    ):  # fmt: skip
        assert words in said
    assert said.index("Not counted, and why") > said.index("Ministry of Defence")


def test_markup_in_a_text_is_shown_as_it_is():
    console = Console(width=100, record=True, file=io.StringIO())

    render(_answer(_row(quote="[bold]x[/bold] [/]")), console)

    assert "[bold]x[/bold] [/]" in console.export_text()


def test_other_questions_are_shown_as_blocks_of_what_is_filled():
    question = shipped().question("stopped_or_ended_contracts")
    row = dict.fromkeys(column.name for column in question.columns) | {
        "rowId": "r", "vendor": "Palantir", "stoppedBy": "MOPAC", "claimIds": ("a",), "review": "accepted",
    }  # fmt: skip
    console = Console(width=80, record=True, file=io.StringIO())

    render(_answer(row, question=question, columns=question.columns, totals=()), console)

    said = console.export_text()
    assert "MOPAC" in said and "rowId" not in said and "body" not in said
