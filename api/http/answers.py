"""An answer to a question as a response, in the format that was asked for."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.http.formats import Format
from graph.questions import Answer, Total


def answered(answer: Answer, kind: Format, request: Request) -> Response:
    """The answer as JSON, CSV or XLSX; `Link` leads to the next page."""
    headers = {"Vary": "Accept"}
    if answer.next_cursor:
        url = request.url.include_query_params(cursor=answer.next_cursor)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    if kind is not Format.JSON:
        headers["Content-Disposition"] = f'attachment; filename="{answer.question.name}.{kind}"'
    media = f"{kind.media_type}; charset=utf-8" if kind is Format.CSV else kind.media_type
    return Response(_content(answer, kind), media_type=media, headers=headers)


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer as a JSON object."""
    return {
        "question": answer.question.name,
        "title": answer.question.title,
        "parameters": {name: _plain(value) for name, value in answer.parameters.items()},
        "columns": [
            {"name": one.name, "type": str(one.type), "meaning": one.meaning} for one in answer.columns
        ],
        "rows": json_rows(answer.rows),
        "found": answer.found,
        "review": str(answer.review),
        "withheld": {"count": answer.withheld, "how": answer.notes[0]},
        "notes": list(answer.notes),
        "totals": [_total(total) for total in answer.totals],
        "next": answer.next_cursor,
        "asOf": answer.as_of.isoformat(),
        "knownAt": _plain(answer.known_at),
        "generatedAt": _plain(answer.generated_at),
    }


def json_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows with dates as ISO 8601 and amounts as numbers."""
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _content(answer: Answer, kind: Format) -> bytes:
    if kind is Format.JSON:
        text = json.dumps(answer_object(answer), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")
    raise NotImplementedError(kind)


def _total(total: Total) -> dict[str, Any]:
    parts = [
        {"basis": part.basis, "amount": float(part.amount), "contracts": part.contracts}
        for part in total.by_basis
    ]
    return {
        "currency": total.currency,
        "amount": float(total.amount),
        "contracts": total.contracts,
        "byBasis": parts,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
