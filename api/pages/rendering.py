"""Templates into pages. What was typed or read is text and nothing else: every template escapes."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.exports.layout import money, written
from graph.publication import UNREVIEWED


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.loopcontrols"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        plain=written, words=words, amount=amount, day=day, segment=lambda text: quote(str(text), safe="")
    )
    made.globals.update(UNREVIEWED=UNREVIEWED)
    return made


def page(name: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """The template `name` filled with these values. `keep` is what links to other pages carry on."""
    text = _environment().get_template(f"{name}.html").render(**{"keep": "", **values})
    # Under `no-referrer` a browser sends the forms of a page with `Origin: null`, as if it were of elsewhere.
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    return HTMLResponse(text, status, headers=headers)


def words(name: str) -> str:
    """The name of a column as people write it: `publicBodies` is “public bodies”."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def amount(value: Any, currency: str | None) -> str:
    """``GBP 330,000,000``."""
    return money(Decimal(str(value)), currency or "")


def day(value: Any) -> str:
    """The day of a date, of a moment, or of either as text."""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)[:10]
