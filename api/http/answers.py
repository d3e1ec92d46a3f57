"""An answer to a question as a response, in the format that was asked for."""

import json
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.exports import csv_bytes, json_value, xlsx_bytes
from api.http.formats import Format
from graph.questions import Answer


def answered(answer: Answer, kind: Format, request: Request) -> Response:
    """The answer as JSON, CSV or XLSX; `Link` leads to the next page."""
    headers = {"Vary": "Accept"}
    if answer.next_cursor:
        url = request.url.include_query_params(cursor=answer.next_cursor)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    if kind is not Format.JSON:
        headers["Content-Disposition"] = f'attachment; filename="{answer.question.name}.{kind}"'
    media = f"{kind.media_type}; charset=utf-8" if kind is Format.CSV else kind.media_type
    return Response(_content(answer, kind), headers={**headers, "Content-Type": media})


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer as a JSON object: what every export has, with columns and the way to what is withheld."""
    columns = [{"name": one.name, "type": str(one.type), "meaning": one.meaning} for one in answer.columns]
    withheld = {"count": answer.withheld, "how": answer.notes[0]}
    return {**json_value(answer), "columns": columns, "withheld": withheld}


def _content(answer: Answer, kind: Format) -> bytes:
    match kind:
        case Format.JSON:
            text = json.dumps(answer_object(answer), ensure_ascii=False, separators=(",", ":"))
            return text.encode("utf-8", "replace")
        case Format.CSV:
            return csv_bytes(answer)
        case Format.XLSX:
            return xlsx_bytes(answer)
