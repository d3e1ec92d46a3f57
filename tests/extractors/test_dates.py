import datetime as dt

import pytest

from extractors.dates import dates_in
from graph.model.vocabulary import DatePrecision

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR
PUBLISHED = dt.date(2026, 5, 28)  # a Thursday


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("signed on 18 April 2026", "2026-04-18", "2026-04-18", DAY),
        ("signed on April 18, 2026", "2026-04-18", "2026-04-18", DAY),
        ("signed on Monday, July 19, 2010", "2010-07-19", "2010-07-19", DAY),
        ("signed 2026-04-18", "2026-04-18", "2026-04-18", DAY),
        ("signed 18/04/2026", "2026-04-18", "2026-04-18", DAY),
        ("signed on 21 August", "2025-08-21", "2025-08-21", DAY),
        ("it will start on 21 August", "2026-08-21", "2026-08-21", DAY),
        ("signed on Thursday", "2026-05-28", "2026-05-28", DAY),
        ("signed on Monday", "2026-05-25", "2026-05-25", DAY),
        ("signed yesterday", "2026-05-27", "2026-05-27", DAY),
        ("signed last November", "2025-11-01", "2025-11-30", MONTH),
        ("signed in November last year", "2025-11-01", "2025-11-30", MONTH),
        ("signed in January", "2026-01-01", "2026-01-31", MONTH),
        ("it will begin in April", "2027-04-01", "2027-04-30", MONTH),
        ("from March 2025 to February 2026", "2025-03-01", "2026-02-28", MONTH),
        ("at the end of March", "2026-03-31", "2026-03-31", MONTH),
        ("in the second half of 2025", "2025-07-01", "2025-12-31", MONTH),
        ("in Q3 2024", "2024-07-01", "2024-09-30", MONTH),
        ("in summer 2024", "2024-06-01", "2024-08-31", MONTH),
        ("since 2014", "2014-01-01", "2014-12-31", YEAR),
        ("between 2023-2024", "2023-01-01", "2024-12-31", YEAR),
        ("in FY2024/25", "2024-04-01", "2025-03-31", YEAR),
        ("in 2024/25", "2024-04-01", "2025-03-31", YEAR),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31", YEAR),
        ("by the end of 2025", "2025-12-31", "2025-12-31", YEAR),
        ("last year", "2025-01-01", "2025-12-31", YEAR),
        ("two years ago", "2024-01-01", "2024-12-31", YEAR),
        ("in the 1990s", "1990-01-01", "1999-12-31", YEAR),
    ],
)
def test_a_date_keeps_its_first_and_last_day_and_its_precision(
    text: str, first: str, last: str, precision: DatePrecision
) -> None:
    (date,) = dates_in(text, PUBLISHED, country="GB")

    assert (str(date.date), str(date.until), date.precision) == (first, last, precision)


def test_the_words_are_kept_with_their_place() -> None:
    text = "It ran from March 2025 to February 2026, they said."

    (date,) = dates_in(text, PUBLISHED)

    assert text[date.start : date.end] == date.text == "March 2025 to February 2026"


@pytest.mark.parametrize("text", ["the previous year", "last November", "on Thursday", "two years ago"])
def test_a_relative_date_without_a_day_to_count_from_has_no_value(text: str) -> None:
    (date,) = dates_in(text, None)

    assert date.date is None


@pytest.mark.parametrize(
    "text",
    ["over 2000 people", "2000 inmates", "£2014", "1,999 beds", "it may 2", "they march", "2,014", "2014-B"],
)
def test_a_number_or_a_verb_is_no_date(text: str) -> None:
    assert list(dates_in(text, PUBLISHED)) == []


def test_an_american_text_puts_the_month_first() -> None:
    (date,) = dates_in("signed 04/05/2026", PUBLISHED, country="US")

    assert date.date == dt.date(2026, 4, 5)


def test_an_australian_fiscal_year_begins_in_july() -> None:
    (date,) = dates_in("in FY2024/25", PUBLISHED, country="AU")

    assert date.date == dt.date(2024, 7, 1)
