"""An answer as JSON: the rows, and beside them everything that a reader must know."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from graph.questions import Answer, Total

MEDIA_TYPE = "application/json"


def json_value(answer: Answer) -> dict[str, Any]:
    """The answer in JSON's own types; amounts are numbers with two decimals, dates are ISO 8601."""
    return {
        "question": {
            "name": answer.question.name,
            "title": answer.question.title,
            "description": answer.question.description,
        },
        "parameters": {name: _value(value) for name, value in answer.parameters.items()},
        "asOf": answer.as_of.isoformat(),
        "knownAt": _value(answer.known_at),
        "generatedAt": _value(answer.generated_at),
        "review": str(answer.review),
        "rows": [_row(row) for row in answer.rows],
        "found": answer.found,
        "withheld": answer.withheld,
        "notes": list(answer.notes),
        "totals": [_total(total) for total in answer.totals],
        "next": answer.next_cursor,
    }


def json_bytes(answer: Answer) -> bytes:
    """The answer as a JSON file."""
    return (json.dumps(json_value(answer), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _total(total: Total) -> dict[str, Any]:
    return {
        "currency": total.currency,
        "amount": _value(total.amount),
        "contracts": total.contracts,
        "byBasis": [
            {"basis": part.basis, "amount": _value(part.amount), "contracts": part.contracts}
            for part in total.by_basis
        ],
    }


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        # Two decimals of less than 10^13 fit a double exactly enough to come back the same.
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_value(part) for part in value]
    return value
