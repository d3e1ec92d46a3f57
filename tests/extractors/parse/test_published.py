import pytest

from extractors.parse.published import date_in_url, date_of_line, iso_date


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/2026/05/28/inside-the-deal-28524160/", ("2026-05-28", "day")),
        ("https://paper.example/world/2026/may/28/inside", ("2026-05-28", "day")),
        ("https://paper.example/news/2026-05-28-inside", ("2026-05-28", "day")),
        ("https://paper.example/news/20260528.html", ("2026-05-28", "day")),
        ("https://paper.example/2026/05/inside", ("2026-05-01", "month")),
        ("https://paper.example/2026/13/45/inside", None),
        ("https://paper.example/inside-28524160/", None),
        ("https://2026.example/05/28", None),
        ("https://paper.example/a?d=2026/05/28", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_in_the_path_of_an_address_is_found(url: str | None, expected: tuple[str, str] | None) -> None:
    found = date_in_url(url)

    assert (found and (found.day.isoformat(), str(found.precision))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-05-28", "2026-05-28"),
        ("2026-05-28T10:15:00Z", "2026-05-28"),
        ("28 May 2026", "2026-05-28"),
        ("Thursday, 28th May 2026", "2026-05-28"),
        ("May 28, 2026", "2026-05-28"),
        ("Published: Sept 3, 2025, 7:25 a.m. GMT", "2025-09-03"),
        ("March 2026", "2026-03-01"),
        ("31 June 2026", None),
        ("05/06/2026", None),  # May or June: nobody can tell
        ("28 May", None),
        ("On 28 May 2026 the deal was signed.", None),
    ],
)
def test_a_line_that_is_a_date_and_nothing_else_is_read(line: str, expected: str | None) -> None:
    found = date_of_line(line)

    assert (found and found.day.isoformat()) == expected


def test_a_year_alone_in_a_field_has_the_precision_of_a_year() -> None:
    found = iso_date(2026)

    assert found and (found.day.isoformat(), str(found.precision)) == ("2026-01-01", "year")
