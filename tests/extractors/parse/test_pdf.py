import pytest

from extractors.parse.pdf import read_pdf
from graph.errors import EncryptedDocument, NotText, ScannedDocument
from graph.model.vocabulary import DatePrecision

LEFT = [
    "The Interior Ministry of",
    "Freedonia signed a con-",
    "tract with Acme worth £50m",
    "last week, the Ministry of",
    "Finance said on Monday.",
    "Acme denies any wrong.",
]
RIGHT = [
    "In the right column stands",
    "another text on Bolt Ltd",
    "which says that nothing is",
    "wrong with the contract of",
    "the Ministry of Health.",
    "Nobody answered letters.",
]
LEFT_TEXT = (
    "The Interior Ministry of Freedonia signed a contract with Acme worth £50m last week, "
    "the Ministry of Finance said on Monday. Acme denies any wrong."
)
RIGHT_TEXT = (
    "In the right column stands another text on Bolt Ltd which says that nothing is wrong with the contract "
    "of the Ministry of Health. Nobody answered letters."
)


def test_two_columns_drawn_one_after_the_other_are_read_one_after_the_other(make_pdf, column) -> None:
    text, _ = read_pdf(make_pdf([column(LEFT) + column(RIGHT, x=320)]))

    assert text == f"{LEFT_TEXT}\n\n{RIGHT_TEXT}"


def test_two_columns_drawn_line_by_line_across_are_read_one_after_the_other(make_pdf, column) -> None:
    across = [placed for pair in zip(column(LEFT), column(RIGHT, x=320), strict=True) for placed in pair]

    text, _ = read_pdf(make_pdf([across]))

    assert text == f"{LEFT_TEXT}\n\n{RIGHT_TEXT}"


def test_a_headline_across_both_columns_stays_above_them(make_pdf, column) -> None:
    headline = (50, 740, 20, "Freedonia buys from two firms and nobody knows why")
    across = [placed for pair in zip(column(LEFT), column(RIGHT, x=320), strict=True) for placed in pair]

    text, described = read_pdf(make_pdf([[*across, headline]]))

    assert text.startswith("Freedonia buys from two firms and nobody knows why\n\nThe Interior")
    assert described.title == "Freedonia buys from two firms and nobody knows why"


def test_cells_of_a_table_stay_in_their_rows(make_pdf) -> None:
    rows = [
        ("Acme", "£50m"),
        ("Bolt", "£7m"),
        ("Cog", "£1m"),
        ("Dray", "£2m"),
        ("Eel", "£3m"),
        ("Fig", "£4m"),
    ]
    table = [
        placed
        for at, (vendor, amount) in enumerate(rows)
        for placed in ((50, 700 - 14 * at, 11, vendor), (320, 700 - 14 * at, 11, amount))
    ]
    prose = [(50, 740, 11, "The ministry paid these firms in the year, according to its own accounts.")]

    text, _ = read_pdf(make_pdf([prose + table]))

    assert "Acme   £50m" in text
    assert "Fig   £4m" in text


def test_running_headers_footers_and_page_numbers_are_dropped(make_pdf, column) -> None:
    pages = [
        [
            (50, 810, 8, f"Ministry of Finance – Annual report 2025   {number}"),
            *column(
                [f"Page {word} tells of a contract that Acme won from the ministry.", "It is worth £50m."]
            ),
            (280, 30, 8, str(number)),
        ]
        for number, word in ((1, "one"), (2, "two"), (3, "three"))
    ]

    text, _ = read_pdf(make_pdf(pages))

    assert "Annual report" not in text
    assert [line for line in text.split("\n") if line.strip().isdigit()] == []
    assert "Page three tells" in text


def test_a_paragraph_goes_on_over_the_page(make_pdf, column) -> None:
    first = column(["The council awarded the contract for its waste services to Acme and to the"])
    second = column(["local firm Bolt, which had run them before."])

    text, _ = read_pdf(make_pdf([first, second]))

    assert text == (
        "The council awarded the contract for its waste services to Acme and to the local firm Bolt, "
        "which had run them before."
    )


def test_paragraphs_with_room_between_them_stay_apart(make_pdf, column) -> None:
    page = column(["Acme won the contract in May, the ministry said.", "It is worth £50m."]) + column(
        ["Bolt lost it and went to court over the award.", "The judge threw the case out."], top=650
    )

    text, _ = read_pdf(make_pdf([page]))

    assert text.split("\n\n") == [
        "Acme won the contract in May, the ministry said. It is worth £50m.",
        "Bolt lost it and went to court over the award. The judge threw the case out.",
    ]


@pytest.mark.parametrize(
    "placed",
    [
        [(50, 700, 11, "The contract went to Acme of Freedonia.12")],
        [(50, 700, 11, "The contract went to Acme of Freedonia."), (252, 705, 6, "12")],
    ],
    ids=["full size", "raised"],
)
def test_a_footnote_mark_is_no_part_of_the_sentence(make_pdf, column, placed) -> None:
    rest = column(["It is worth No.12 on the list of the ministry of finance."], top=660)

    text, _ = read_pdf(make_pdf([placed + rest]))

    assert text.split("\n\n")[0] == "The contract went to Acme of Freedonia."
    assert "No.12" in text


def test_a_hyphen_that_the_document_writes_elsewhere_stays(make_pdf, column) -> None:
    page = column(
        ["Acme signed a long-term deal with the ministry, the second long-", "term deal of the year."]
    )

    text, _ = read_pdf(make_pdf([page]))

    assert "second long-term deal" in text


def test_a_date_line_of_the_first_page_is_the_date_and_the_files_date_is_not(make_pdf, column) -> None:
    page = [
        (50, 760, 20, "Findings on Acme"),
        (50, 730, 11, "12 March 2026"),
        *column(["The auditor found that Acme billed the ministry for work never done."]),
    ]

    _, described = read_pdf(make_pdf([page]))

    assert described.published
    assert (described.published.day.isoformat(), described.published.precision) == (
        "2026-03-12",
        DatePrecision.DAY,
    )


def test_the_files_date_of_creation_is_never_taken(make_pdf, column) -> None:
    _, described = read_pdf(make_pdf([column(["The auditor found that Acme billed for work never done."])]))

    assert described.published is None


def test_the_title_that_the_file_states_is_taken_unless_a_word_processor_wrote_it(make_pdf, column) -> None:
    page = column(["The auditor found that Acme billed the ministry for work never done."])

    stated = read_pdf(make_pdf([page], title="Report on Acme"))[1].title
    by_machine = read_pdf(make_pdf([page], title="Microsoft Word - draft7.docx"))[1].title

    assert (stated, by_machine) == ("Report on Acme", None)


def test_a_scanned_pdf_is_refused_with_the_way_to_read_it(make_pdf) -> None:
    with pytest.raises(ScannedDocument, match="text recognition"):
        read_pdf(make_pdf([[], []]))


def test_an_encrypted_pdf_is_refused_with_the_way_to_open_it(make_pdf, column) -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read_pdf(make_pdf([column(["secret"])], password=b"swordfish"))


def test_a_pdf_that_is_cut_short_is_refused(make_pdf, column) -> None:
    with pytest.raises(NotText, match="damaged"):
        read_pdf(b"%PDF-1.4\n" + b"garbage" * 20)
