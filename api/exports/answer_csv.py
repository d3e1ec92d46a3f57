"""An answer as CSV (RFC 4180): one line a row, the columns of the question, UTF-8."""

import csv
import io
from collections.abc import Iterable
from typing import TextIO

from api.exports.cells import guarded
from graph.questions import Answer

MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"


def write_csv(pages: Iterable[Answer], to: TextIO) -> int:
    """Write the rows of all pages under one header; gives how many. Open `to` with `newline=""`."""
    writer = csv.writer(to, lineterminator="\r\n")
    written = 0
    for number, page in enumerate(pages):
        names = [column.name for column in page.columns]
        if not number:
            writer.writerow(names)
        for row in page.rows:
            writer.writerow([guarded(row[name]) for name in names])
            written += 1
    return written


def csv_bytes(answer: Answer, *, byte_order_mark: bool = False) -> bytes:
    """The answer as a CSV file; older Excel needs the byte order mark to see that it is UTF-8."""
    to = io.StringIO(newline="")
    write_csv([answer], to)
    return ((BYTE_ORDER_MARK if byte_order_mark else "") + to.getvalue()).encode("utf-8")
