import pytest

from extractors.parse.header import front_matter, header_of
from graph.errors import NotText
from graph.model.vocabulary import DatePrecision

BODY = "The police force has signed a deal with the firm, its office said on Monday. Campaigners object.\n"


def test_title_date_address_and_publisher_above_a_text_are_read() -> None:
    header = header_of(
        f"Police sign deal\n2026-05-30\nhttps://www.example-times.org/news/deal\nExample Times\n\n{BODY}"
    )

    assert header.title == "Police sign deal"
    assert header.published and header.published.day.isoformat() == "2026-05-30"
    assert header.url == "https://www.example-times.org/news/deal"
    assert header.publisher == "Example Times"


def test_the_date_in_the_address_beats_the_date_of_the_crawl() -> None:
    header = header_of(
        f"Police sign deal\n2026-06-01\nhttps://paper.example/2026/05/28/police-deal-1/\n\n{BODY}"
    )

    assert header.published and header.published.day.isoformat() == "2026-05-28"


def test_a_second_publisher_gives_way_to_the_one_whose_address_it_is() -> None:
    header = header_of(
        f"Police sign deal\n2026-06-01\nhttps://www.paper.example/2026/05/28/x/\nCopyPress\n\n{BODY}"
    )

    assert header.publisher == "paper.example"


def test_a_publisher_known_by_its_initials_is_kept() -> None:
    header = header_of(f"Police sign deal\nhttps://www.hrw.org/news/x\nHuman Rights Watch\n\n{BODY}")

    assert header.publisher == "Human Rights Watch"


def test_labelled_lines_are_read() -> None:
    header = header_of(
        "Title: Police sign deal\nDate: 28 May 2026\nURL: https://paper.example/a\n"
        f"Publisher: The Paper\nLicence: CC BY 4.0\n\n{BODY}"
    )

    assert (header.title, header.publisher, header.licence) == ("Police sign deal", "The Paper", "CC BY 4.0")
    assert header.published and header.published.day.isoformat() == "2026-05-28"


def test_a_headline_that_stands_alone_is_the_title() -> None:
    assert header_of(f"Police sign deal\n\n{BODY}").title == "Police sign deal"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "In 2026-05-28 style dates such as this one the year goes first.\nThe firm agreed.\n",
        "See https://paper.example/2026/05/28/x for more.\nThe firm agreed.\n",
        "",
        "\n\n",
    ],
)
def test_prose_is_not_taken_for_a_header(text: str) -> None:
    header = header_of(text)

    assert (header.title, header.published, header.url, header.publisher) == (None, None, None, None)


def test_front_matter_says_all_that_it_may_and_is_no_part_of_the_text() -> None:
    described, text = front_matter(
        "---\ntitle: Police sign deal\npublisher: Digest\npublished: 2026-06-02\n"
        "url: https://digest.example/police\nlicence: CC0-1.0\n"
        "retells: 'The Paper, Police deal, 2026-05-28, https://paper.example/a'\n---\n"
        f"# Another heading\n\n{BODY}"
    )

    assert (described.title, described.publisher, described.licence) == (
        "Police sign deal",
        "Digest",
        "CC0-1.0",
    )
    assert described.published and described.published.day.isoformat() == "2026-06-02"
    assert described.retells == "The Paper, Police deal, 2026-05-28, https://paper.example/a"
    assert text == f"# Another heading\n\n{BODY}"


def test_a_month_alone_has_the_precision_of_a_month() -> None:
    described, _ = front_matter(f"---\npublished: 2026-05\n---\n{BODY}")

    assert described.published and described.published.precision is DatePrecision.MONTH


def test_a_markdown_file_without_front_matter_has_its_heading_as_title_and_all_its_text() -> None:
    described, text = front_matter(f"# Police sign deal\n\n{BODY}")

    assert described.title == "Police sign deal"
    assert text == f"# Police sign deal\n\n{BODY}"


def test_front_matter_that_grows_without_end_ends() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))

    described, text = front_matter(f"---\nl0: &l0 lol\n{levels}title: *l29\nretells: *l29\n---\n{BODY}")

    assert (described.title, described.retells, text) == (None, None, BODY)


@pytest.mark.parametrize("field", ["[" * 5000, "a: b: c", "\t- x"])
def test_front_matter_that_cannot_be_read_as_yaml_is_refused(field: str) -> None:
    with pytest.raises(NotText):
        front_matter(f"---\ntitle: {field}\n---\n{BODY}")


def test_the_work_that_a_digest_retells_may_be_given_in_parts() -> None:
    described, _ = front_matter(
        "---\nretells:\n  publisher: The Paper\n  title: Police deal\n  date: 2026-05-28\n"
        f"  url: https://paper.example/a\n---\n{BODY}"
    )

    assert described.retells == "The Paper, Police deal, 2026-05-28, https://paper.example/a"


def test_dashes_within_a_line_do_not_end_front_matter() -> None:
    described, text = front_matter(f"---\ntitle: Police --- deal ---\npublisher: Digest\n---\n{BODY}")

    assert (described.publisher, text) == ("Digest", BODY)


def test_front_matter_that_is_no_yaml_is_refused_with_what_to_mend() -> None:
    with pytest.raises(NotText, match="front matter"):
        front_matter(f"---\ntitle: [open\n---\n{BODY}")


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    text = f"---\nJust a line\n---\n{BODY}"

    assert front_matter(text)[1] == text
