"""What may be written after a question, and what is said of the rest."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from graph.errors import InvalidParameter
from graph.questions.paging import Place, decode_cursor, encode_cursor, fingerprint
from graph.questions.parameters import typed_values
from graph.questions.question import Parameter, ParameterType


def _typed(kind: str, value: object, **more: object) -> object:
    parameter = Parameter("it", ParameterType(kind), "What it is.", **more)  # type: ignore[arg-type]
    return typed_values("question", [parameter], {"it": value})["it"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("amount", "1,000,000.50", Decimal("1000000.50")),
        ("boolean", "no", False),
        ("boolean", True, True),
        ("date", "2026-05-28", date(2026, 5, 28)),
        ("time", "2026-05-28T12:00:00+02:00", datetime(2026, 5, 28, 10, tzinfo=UTC)),
        ("time", "2026-05-28", datetime(2026, 5, 28, 23, 59, 59, 999999, tzinfo=UTC)),
        ("country", "gb", "GB"),
        ("currency", "gbp", "GBP"),
        ("category", "human_rights", "human_rights"),
    ],
)
def test_text_becomes_a_typed_value(kind, value, expected):
    assert _typed(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("integer", "12.5", "is not a whole number"),
        ("integer", "9" * 40, "is not a whole number"),
        ("amount", "-1", "zero or more"),
        ("amount", "NaN", "zero or more"),
        ("amount", "much", "an amount of money"),
        ("boolean", "maybe", "true or false"),
        ("date", "28.5.2026", "a date like 2026-05-28"),
        ("date", "2026-02-30", "a date like 2026-05-28"),
        ("time", "noon", "a time like"),
        ("country", "GBR", "two letters"),
        ("currency", "£", "three letters"),
        ("category", "human_right", "did you mean human_rights"),
        ("text", "", "is empty"),
        ("text", "a\x00b", "is not text"),
    ],
)
def test_a_wrong_value_is_told_what_would_be_right(kind, value, said):
    with pytest.raises(InvalidParameter, match=said):
        _typed(kind, value)


def test_a_value_outside_the_list_is_told_the_list():
    with pytest.raises(InvalidParameter, match="choose from awarded, active"):
        _typed("text", "signed", allowed=("awarded", "active"))


def test_several_values_are_separated_by_commas():
    assert _typed("text", "awarded, active", many=True, allowed=("awarded", "active")) == [
        "awarded",
        "active",
    ]


def test_an_unknown_parameter_is_told_the_known_ones():
    parameter = Parameter("country", ParameterType.COUNTRY, "Only of this country.")

    with pytest.raises(InvalidParameter, match=r"did you mean 'country'\? exposure takes country"):
        typed_values("exposure", [parameter], {"contry": "GB"})


def test_a_required_parameter_is_asked_for_with_an_example():
    with pytest.raises(InvalidParameter, match=r"is needed\. What it is\., for example Met"):
        _typed("text", None, required=True, example="Met")


def test_a_number_out_of_bounds_is_told_the_bounds():
    with pytest.raises(InvalidParameter, match="10001 is not between 1 and 10000"):
        _typed("integer", "10001", least=1, most=10_000)


def test_a_cursor_comes_back_as_it_went():
    mark = fingerprint("exposure", {"country": "GB"})

    assert decode_cursor(encode_cursor(Place(100, "c|v|b|k"), asked=mark), asked=mark) == Place(
        100, "c|v|b|k"
    )


@pytest.mark.parametrize(
    "broken", ["", "x", "%%%", "bnVsbA", "W10", "WzEsMiwzXQ", "é", "W3RydWUsIngiLCJ5Il0"]
)
def test_a_broken_cursor_is_refused(broken):
    with pytest.raises(InvalidParameter, match="is broken"):
        decode_cursor(broken, asked="mark")


def test_a_cursor_of_another_question_is_refused():
    cursor = encode_cursor(Place(1, "x"), asked=fingerprint("exposure", {}))

    with pytest.raises(InvalidParameter, match="belongs to another question"):
        decode_cursor(cursor, asked=fingerprint("exposure", {"country": "GB"}))
