"""Turns what a caller writes after a question into typed values, or says what would have been allowed.

Values come as text (command line, query string) or already typed (Python, JSON); both are checked alike.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from graph.errors import InvalidParameter
from graph.known import categories
from graph.questions.question import Parameter, ParameterType

_TRUE, _FALSE = {"true", "yes", "1", "on"}, {"false", "no", "0", "off"}


def typed_values(
    question: str, parameters: Iterable[Parameter], given: Mapping[str, object]
) -> dict[str, object]:
    """Every parameter of the question with its value or its default, in the order of the header.

    Raises `InvalidParameter` for a parameter that the question does not take, a value that it does not
    allow, and a required one that is missing.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            raise InvalidParameter(name, f"{hint}{question} takes {', '.join(known)}")
    return {name: _value(parameter, given.get(name)) for name, parameter in known.items()}


def _value(parameter: Parameter, value: object) -> object:
    if value is None:
        if parameter.required:
            raise InvalidParameter(parameter.name, f"is needed. {parameter.meaning}{_example(parameter)}")
        value = parameter.default
        if value is None:
            return None
    if not parameter.many:
        return _one(parameter, value)
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        parts = [parts]
    return [_one(parameter, part) for part in parts]


def _one(parameter: Parameter, value: object) -> object:
    if isinstance(value, str):
        value = value.strip()
        if not value:
            raise InvalidParameter(
                parameter.name, f"is empty: leave it out, or give a value{_example(parameter)}"
            )
    result = _TYPES[parameter.type](parameter, value)
    if parameter.allowed and result not in parameter.allowed:
        allowed = ", ".join(map(str, parameter.allowed))
        raise InvalidParameter(parameter.name, f"{value!r} is not allowed; choose from {allowed}")
    return result


def _text(parameter: Parameter, value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise _wrong(parameter, value, "text")
    return value


def _integer(parameter: Parameter, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _wrong(parameter, value, "a whole number")
    if isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]{1,12}", value):
        raise _wrong(parameter, value, "a whole number")
    number = int(value)
    if (parameter.least is not None and number < parameter.least) or (
        parameter.most is not None and number > parameter.most
    ):
        raise InvalidParameter(
            parameter.name, f"{number} is not between {parameter.least} and {parameter.most}"
        )
    return number


def _amount(parameter: Parameter, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise _wrong(parameter, value, "an amount of money, in units of the currency")
    try:
        amount = Decimal(str(value).replace(",", "").replace("_", ""))
    except InvalidOperation:
        raise _wrong(parameter, value, "an amount of money, in units of the currency") from None
    if not amount.is_finite() or amount < 0:
        raise _wrong(parameter, value, "an amount of money, zero or more")
    return amount


def _boolean(parameter: Parameter, value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise _wrong(parameter, value, "true or false")


def _date(parameter: Parameter, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
            raise ValueError
        return date.fromisoformat(str(value))
    except ValueError:
        raise _wrong(parameter, value, "a date like 2026-05-28") from None


def _time(parameter: Parameter, value: object) -> datetime:
    """A date alone stands for its last moment, so that `known_at` takes in the whole day (UTC)."""
    if isinstance(value, datetime):
        moment = value
    else:
        try:
            text = str(value)
            day_only = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
            moment = (
                datetime.combine(date.fromisoformat(text), time.max)
                if day_only
                else datetime.fromisoformat(text)
            )
        except ValueError:
            raise _wrong(parameter, value, "a time like 2026-05-28T12:00:00Z, or a date") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _country(parameter: Parameter, value: object) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", str(value)):
        raise _wrong(parameter, value, "a country code of two letters (ISO 3166-1), like GB")
    return str(value).upper()


def _currency(parameter: Parameter, value: object) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", str(value)):
        raise _wrong(parameter, value, "a currency code of three letters (ISO 4217), like GBP")
    return str(value).upper()


def _category(parameter: Parameter, value: object) -> str:
    known = categories()
    if value in known:
        return str(value)
    close = get_close_matches(str(value), known, n=3, cutoff=0.5)
    families = [category.id for category in known.values() if category.id == category.family]
    hint = f"did you mean {' or '.join(close)}? " if close else ""
    raise InvalidParameter(
        parameter.name, f"{value!r} is no category; {hint}The families are {', '.join(families)}"
    )


def _wrong(parameter: Parameter, value: object, needed: str) -> InvalidParameter:
    return InvalidParameter(parameter.name, f"{value!r} is not {needed}{_example(parameter)}")


def _example(parameter: Parameter) -> str:
    return f", for example {parameter.example}" if parameter.example is not None else ""


_TYPES: Mapping[ParameterType, Callable[[Parameter, object], object]] = {
    ParameterType.TEXT: _text,
    ParameterType.ORGANISATION: _text,
    ParameterType.CATEGORY: _category,
    ParameterType.COUNTRY: _country,
    ParameterType.CURRENCY: _currency,
    ParameterType.DATE: _date,
    ParameterType.TIME: _time,
    ParameterType.INTEGER: _integer,
    ParameterType.AMOUNT: _amount,
    ParameterType.BOOLEAN: _boolean,
}
