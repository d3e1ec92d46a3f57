import json
from decimal import Decimal
from typing import Any

import pytest

from extractors.registers.json_values import Package, Value, json_values
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Skipped, Unreadable

_LISTS = frozenset({"releases", "records"})


def _read(content: str | bytes, *, limits: Limits | None = None, piece: int = 7) -> list[Any]:
    raw = content.encode() if isinstance(content, str) else content
    file = Input("f", iter([raw[at : at + piece] for at in range(0, len(raw), piece)]))
    return list(json_values(file, lists=_LISTS, limits=limits or Limits()))


def _values(content: str | bytes) -> list[Any]:
    return [one.value for one in _read(content) if isinstance(one, Value)]


_PACKAGE = '{"uri": "u", "releases": [{"ocid": "a"}, {"ocid": "b"}], "license": "l"}'


@pytest.mark.parametrize(
    "content",
    [
        _PACKAGE,
        f"[{_PACKAGE}]",
        json.dumps(json.loads(_PACKAGE), indent=2),
        '[{"ocid": "a"}, {"ocid": "b"}]',
        '{"ocid": "a"}\n{"ocid": "b"}\n',
        '{"ocid": "a"} {"ocid": "b"}',
        '{"releases": [{"ocid": "a"}]}\n\n{"releases": [{"ocid": "b"}]}',
        '\ufeff{"ocid": "a"}\r\n{"ocid": "b"}\r\n',
    ],
)
def test_every_shape_of_file_gives_its_records(content: str) -> None:
    assert _values(content) == [{"ocid": "a"}, {"ocid": "b"}]


def test_what_stands_around_the_records_follows_them() -> None:
    found = _read(_PACKAGE)

    assert found[-1] == Package(1, {"uri": "u", "license": "l"})
    assert [one.package for one in found[:-1]] == [1, 1]
    assert found[0].where == "f, releases[1]"


def test_packages_in_lines_are_told_apart() -> None:
    found = _read(f"{_PACKAGE}\n{_PACKAGE}\n")

    assert [one.number for one in found if isinstance(one, Package)] == [1, 2]
    assert found[3].where == "f, line 2, releases[1]"


def test_amounts_keep_every_digit() -> None:
    for content in ('{"a": 0.1}', '{"a": 0.1}\n{"a": 0.1}'):
        assert _values(content)[0]["a"] == Decimal("0.1")


def test_a_file_that_breaks_off_keeps_what_was_whole_and_reports_the_rest() -> None:
    found = _read('{"releases": [{"ocid": "a"}, {"ocid": "b"}, {"oc')

    assert [one.value for one in found[:2]] == [{"ocid": "a"}, {"ocid": "b"}]
    assert isinstance(found[2], Skipped)
    assert found[2].reason is Unreadable.TRUNCATED
    assert "after releases[2]" in found[2].where


def test_what_is_broken_in_the_middle_is_reported_with_its_place() -> None:
    found = _read('{"releases": [{"ocid": "a"}, {"ocid": !}, {"ocid": "c"}]}')

    assert isinstance(found[0], Value)
    assert isinstance(found[1], Skipped)
    assert found[1].reason is Unreadable.BROKEN


def test_a_broken_line_is_reported_and_the_next_line_follows() -> None:
    found = _read('{"ocid": "a"}\n{"ocid": \n{"ocid": NaN}\n{"ocid": "d"}\n')

    assert [type(one) for one in found] == [Value, Skipped, Skipped, Value]
    assert found[1].where == "f, line 2"


def test_a_record_over_the_limit_is_refused() -> None:
    long = json.dumps({"ocid": "x" * 5000})
    lines = _read('{"ocid": "a"}\n' + long + '\n{"ocid": "b"}', limits=Limits(value=1000))
    package = _read('{"releases": [' + long + "]}", limits=Limits(value=1000))

    assert [type(one) for one in lines] == [Value, Skipped, Value]
    assert [one for one in package if isinstance(one, Skipped)]


def test_a_deep_nest_is_refused_and_not_followed() -> None:
    for content in (
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"a": 1}\n{"a":' + "[" * 100_000 + "]" * 100_000 + "}\n",
    ):
        assert any(isinstance(one, Skipped) for one in _read(content, piece=4096))


@pytest.mark.parametrize("number", ["9" * 6000, "1e99999999999999999999"])
def test_a_number_of_no_end_is_reported(number: str) -> None:
    for content in (
        f'{{"ocid": "a"}}\n{{"a": {number}}}\n',
        f'{{"releases": [{{"a": {number}}}]}}',
        f'{{"a": {number}}}\n{{}}\n',
    ):
        assert any(isinstance(one, Skipped) for one in _read(content))


@pytest.mark.parametrize("content", ["<html></html>", "no json", "[]", " \n"])
def test_a_file_without_a_record_is_reported(content: str) -> None:
    assert any(isinstance(one, Skipped) for one in _read(content))
    assert not _values(content)
