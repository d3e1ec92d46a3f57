"""An answer as a workbook that reads well to a lawyer: the rows, what the answer is, whose words, what the
terms mean.

The same answer gives the same bytes: the only time in the file is the one at which the answer was made.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from api.exports.cells import plain
from graph.publication import UNREVIEWED
from graph.questions import Answer, ColumnType

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_LONGEST = 32_767  # characters that a cell can hold
_FIRST_DAY = date(1900, 1, 1)  # a workbook knows no earlier one
_WIDTHS = {
    ColumnType.QUOTE: 60,
    ColumnType.TEXT: 24,
    ColumnType.URL: 36,
    ColumnType.AMOUNT: 18,
    ColumnType.DATE: 12,
    ColumnType.TIME: 18,
    ColumnType.CURRENCY: 9,
    ColumnType.BOOLEAN: 9,
    ColumnType.INTEGER: 10,
}


def xlsx_bytes(answer: Answer) -> bytes:
    """The answer as an XLSX file with the sheets Rows, About, Sources and Terms."""
    to = io.BytesIO()
    book = xlsxwriter.Workbook(
        to,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {"title": answer.question.title, "created": answer.generated_at.astimezone(UTC).replace(tzinfo=None)}
    )
    looks = _looks(book)
    _rows(book.add_worksheet("Rows"), answer, looks)
    _lines(book.add_worksheet("About"), ("about", "this answer"), _about(answer), (28, 100), looks)
    header = ("publisher", "published", "url", "document", "licence", "rows")
    _lines(book.add_worksheet("Sources"), header, _documents(answer), (40, 12, 50, 66, 24, 8), looks)
    _lines(book.add_worksheet("Terms"), ("column", "meaning"), answer.terms, (24, 110), looks)
    book.close()
    return to.getvalue()


def _looks(book: Any) -> Mapping[str, Any]:
    top = {"valign": "top"}
    return {
        "header": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format(top),
        "wrapped": book.add_format({**top, "text_wrap": True}),
        "amount": book.add_format({**top, "num_format": "#,##0.00"}),
        "date": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        "time": book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "warning": book.add_format({**top, "bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"}),
    }


def _rows(sheet: Any, answer: Answer, looks: Mapping[str, Any]) -> None:
    for at, column in enumerate(answer.columns):
        sheet.set_column(at, at, _WIDTHS.get(column.type, 14))
        sheet.write_string(0, at, column.name, looks["header"])
    for line, row in enumerate(answer.rows, start=1):
        for at, column in enumerate(answer.columns):
            wrapped = column.type in (ColumnType.QUOTE, ColumnType.TEXT)
            _cell(sheet, line, at, row[column.name], looks, wrapped=wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(answer.rows), len(answer.columns) - 1)


def _cell(sheet: Any, line: int, at: int, value: Any, looks: Mapping[str, Any], *, wrapped: bool) -> None:
    if value is None or value == ():
        return
    if isinstance(value, datetime) and value.date() >= _FIRST_DAY:
        sheet.write_datetime(line, at, value.astimezone(UTC).replace(tzinfo=None), looks["time"])
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DAY:
        sheet.write_datetime(line, at, datetime(value.year, value.month, value.day), looks["date"])
    elif isinstance(value, Decimal):
        sheet.write_number(line, at, float(value), looks["amount"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, at, value, looks["text"])
    else:
        look = "warning" if value == UNREVIEWED else "wrapped" if wrapped else "text"
        sheet.write_string(line, at, plain(value)[:_LONGEST], looks[look])


def _lines(
    sheet: Any,
    header: Sequence[str],
    lines: Iterable[Sequence[Any]],
    widths: Sequence[int],
    looks: Mapping[str, Any],
) -> None:
    for at, (name, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, looks["header"])
    for number, line in enumerate(lines, start=1):
        for at, value in enumerate(line):
            _cell(sheet, number, at, value, looks, wrapped=True)
    sheet.freeze_panes(1, 0)


def _about(answer: Answer) -> list[tuple[str, Any]]:
    asked = [
        (name, value) for name, value in answer.parameters.items() if value is not None and name != "cursor"
    ]
    return [
        ("question", answer.question.title),
        ("it answers", answer.question.description),
        ("as of", answer.as_of),
        ("known at", answer.known_at or answer.generated_at),
        ("made", answer.generated_at),
        ("review", str(answer.review)),
        ("rows here", len(answer.rows)),
        ("rows in the whole list", answer.found),
        ("rows withheld", answer.withheld),
        *(("note", note) for note in answer.notes),
        *(
            (
                f"total {total.currency}",
                f"{total.amount:,.2f}, contracts: {total.contracts}, each counted once",
            )
            for total in answer.totals
        ),
        *(
            (
                f"of which {part.basis or 'no basis given'} ({total.currency})",
                f"{part.amount:,.2f}, contracts: {part.contracts}",
            )
            for total in answer.totals
            for part in total.by_basis
        ),
        *((f"asked: {name}", plain(value)) for name, value in asked),
        ("quotes", "At most 300 characters; the whole text stays with its publisher, at the address given."),
    ]


def _documents(answer: Answer) -> list[tuple[Any, ...]]:
    """Each document that the rows quote, with how many rows do."""
    found: dict[tuple[Any, ...], int] = {}
    for row in answer.rows:
        if row.get("url") or row.get("documentHash"):
            key = tuple(
                row.get(name) for name in ("publisher", "published", "url", "documentHash", "licence")
            )
            found[key] = found.get(key, 0) + 1
        for name in ("contractUrl", "pressUrl", "registerUrl"):
            if row.get(name) and row[name] != row.get("url"):
                key = (row.get("pressPublisher") if name == "pressUrl" else None, None, row[name], None, None)
                found[key] = found.get(key, 0) + 1
    return [(*key, number) for key, number in sorted(found.items(), key=lambda one: plain(one[0]))]
