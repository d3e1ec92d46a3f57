import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.families import same_family, signature, wire_credit

REPORT = [
    "Northmere council has stopped its payments to Brackley Care after inspectors found that residents of "
    "two homes were left without meals, according to a letter seen by this newspaper.",
    "The firm, which runs eleven homes under a contract worth £14.2m, was told on Tuesday that no further "
    "residents would be placed with it until the council was satisfied that staffing had improved.",
    "Inspectors visited the homes in Dale Street and Orchard Road in March and again in April. On both "
    "visits they found a single carer on duty at night for more than thirty people.",
    "“We asked for a plan in writing and were given a brochure,” said Helen Marsh, who leads the council’s "
    "adult care committee. “That is not how a firm behaves that takes the safety of our residents "
    "seriously.”",
    "Brackley Care said that it did not accept the findings and had hired twenty nurses since the second "
    "visit. “Our homes are safe and always were,” a spokesman said.",
    "The contract was signed in 2023 and runs until 2028. It replaced three smaller firms, two of which "
    "have since closed. The council’s own auditors warned at the time that one large provider would be hard "
    "to replace.",
    "Families of residents have set up a group and are asking for a public hearing. Its chair, Tom Adeyemi, "
    "said that his mother had lost nine kilograms since she moved in.",
    "A decision on whether to end the contract is expected when the cabinet meets in June.",
]
OTHER_REPORT = [
    "A care company at the centre of a row over missed meals has lost its right to take in new residents in "
    "Northmere, it emerged yesterday.",
    "Brackley Care, the largest provider of residential care in the borough, learned of the ban in a letter "
    "from the town hall, which pays it some £14.2m for places in its homes.",
    "“We asked for a plan in writing and were given a brochure,” Cllr Helen Marsh told a packed meeting of "
    "the adult care committee. “That is not how a firm behaves that takes the safety of our residents "
    "seriously.”",
    "For relatives the move comes late. Since last autumn they have collected photographs of cold dinners "
    "and empty corridors, and sent them to every member of the council.",
    "Labour’s opposition group wants the homes taken back into public hands. Its leader, Ruth Okafor, "
    "called the deal with Brackley a gamble that had been lost at the expense of the weakest.",
    "The company rejects the criticism. “Our homes are safe and always were,” a spokesman said, and pointed "
    "to new nurses who have started work in the past weeks.",
    "Unison, which represents carers, said that nobody could look after thirty people alone at night, and "
    "that staff had told their managers so again and again.",
]
RELEASE = (
    "Amberline Rights Watch today calls on the Ministry of the Interior of Dravia to end its contract with "
    "Ferrum Fence Systems. The company supplies the steel barrier along the river on which fourteen people "
    "died last winter. Public money must not pay for a fence that kills. We have written to the ministry "
    "three times and have received no answer. The company has profited from every kilometre that was built, "
    "and it has never asked what happens to those who are turned back. We ask every supplier of the "
    "ministry to publish its contracts and to say what it knows about the consequences of its work for "
    "people who flee war and hunger."
)


def article(paragraphs: list[str], headline: str = "Council halts payments to care firm") -> str:
    return "\n\n".join([headline, *paragraphs])


def test_a_syndicated_copy_with_another_headline_and_two_paragraphs_cut_is_one_family() -> None:
    copy = article(REPORT[:4] + REPORT[6:], headline="Care homes: no meals, no money")

    assert same_family(article(REPORT), copy)


def test_a_copy_with_other_quotation_marks_accents_and_lost_spaces_is_one_family() -> None:
    copy = article(REPORT).replace("“", '"').replace("”", '"').replace("’", "'").replace(", ", ",")

    assert same_family(article(REPORT), copy)


def test_a_copy_in_which_an_editor_touched_every_sentence_is_one_family() -> None:
    copy = (
        article(REPORT)
        .replace("according to a letter seen by this newspaper", "a leaked letter shows")
        .replace("was told on Tuesday", "learned on Tuesday")
        .replace("in March and again in April", "in March and April")
        .replace("said Helen Marsh, who leads", "according to Helen Marsh, head of")
        .replace("did not accept the findings", "rejected the findings")
        .replace("two of which have since closed", "two of which have closed")
        .replace("have set up a group", "have formed a group")
        .replace("is expected when", "is due when")
    )

    assert same_family(article(REPORT), copy)


def test_two_articles_on_one_event_that_quote_the_same_words_are_two_families() -> None:
    assert not same_family(article(REPORT), article(OTHER_REPORT))


def test_a_press_statement_inside_a_longer_article_is_the_same_family_as_the_statement() -> None:
    longer = article([*OTHER_REPORT, *REPORT[5:], RELEASE, *REPORT[:3]])

    assert same_family(RELEASE, longer)
    assert set(signature(RELEASE)) & set(signature(longer))


def test_an_article_that_quotes_two_sentences_of_a_press_statement_is_another_family() -> None:
    quoting = article([*OTHER_REPORT, "“" + RELEASE.split(". ")[2] + ".” “" + RELEASE.split(". ")[3] + ".”"])

    assert not same_family(RELEASE, quoting)


def test_the_footer_of_a_site_makes_no_family() -> None:
    footer = (
        "To get the latest news from the region sign up to our newsletter. Follow us for more stories like "
        "this. Got a story? Write to our news team or use the form on our contact page, we read everything."
    )

    assert not same_family(article([*REPORT, footer]), article([RELEASE, footer], headline="Fence"))


def test_a_shorter_rewrite_of_a_wire_text_is_one_family_only_where_both_credit_the_agency() -> None:
    kept = [REPORT[0], REPORT[2]]
    own = [
        "Elsewhere in the region a judge threw out a claim by a cleaning firm that had lost its work at a "
        "school.",
        "The hospital trust in the next town is looking for a new caterer and wants to decide before the "
        "summer, said its chief executive, who would not name the bidders that are left in the race for the "
        "work.",
        "The county has set aside money for three new buses, which will run to the villages in the north "
        "from May.",
        "A bridge over the canal stays closed until engineers have looked at its two cracked beams and at "
        "the piers.",
    ]

    assert same_family(article([*REPORT, "(Reuters)"]), article([*kept, *own, "(Reuters)"]))
    assert not same_family(article(REPORT), article([*kept, *own]))


@pytest.mark.parametrize("text", ["", "   ", "…", "Acme."])
def test_texts_without_words_are_no_family_of_others(text: str) -> None:
    assert not same_family(text, article(REPORT))
    assert same_family(text, text) == bool(signature(text))


def test_members_of_a_family_share_a_key_and_strangers_share_none() -> None:
    copy = article(REPORT[:4] + REPORT[6:], headline="Care homes: no meals, no money")

    assert set(signature(article(REPORT))) & set(signature(copy))
    assert not set(signature(article(REPORT))) & set(signature(RELEASE))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32), st.integers(40, 80), st.integers(0, 400), st.integers(0, 400))
def test_forty_words_in_a_row_are_enough_for_a_key_in_common(
    seed: int, shared: int, left: int, right: int
) -> None:
    words = random.Random(seed)

    def text(length: int) -> list[str]:
        return [f"w{words.randrange(10**9)}" for _ in range(length)]

    run = text(shared)
    one, other = (" ".join([*text(length), *run, *text(length // 2)]) for length in (left, right))

    assert set(signature(one)) & set(signature(other))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*REPORT, *OTHER_REPORT, RELEASE]), max_size=8),
    st.lists(st.sampled_from(REPORT)),
)
def test_the_judgement_is_symmetric_and_the_keys_depend_on_the_text_alone(
    left: list[str], right: list[str]
) -> None:
    one, other = " ".join(left), " ".join(right)

    assert same_family(one, other) == same_family(other, one)
    assert signature(one) == signature(one)


def test_the_cost_of_keys_grows_with_the_words() -> None:
    words = random.Random(7)
    text = " ".join(f"word{words.randrange(50_000)}" for _ in range(40_000))

    def seconds(part: str) -> float:
        best = 60.0
        for _ in range(3):
            began = time.perf_counter()
            signature(part)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(text) < 8 * seconds(text[: len(text) // 4])


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LONDON, May 28 (Reuters) - A council has stopped its payments.", "Reuters"),
        ("WASHINGTON (AP) — A judge has stopped a contract.", "Associated Press"),
        ("Care homes\nBy Jane Doe, PA Media\n\nA council has stopped its payments.", "PA Media"),
        ("Care homes\nBy The Associated Press\n\nA council has stopped its payments.", "Associated Press"),
        ("A council has stopped its payments.\n\n© AFP", "Agence France-Presse"),
        ("A council has stopped its payments. (dpa)", "dpa"),
        ("A council stopped it.\n(Reporting by Jane Doe in London; Editing by John Roe)", "Reuters"),
    ],
)
def test_the_agency_that_a_text_credits_for_itself_is_known(text: str, agency: str) -> None:
    assert wire_credit(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "Palantir is criticised (Picture: REUTERS)\nA council has stopped its payments.",
        "“It is over,” he told Reuters on Monday. The council has stopped its payments.",
        "A Reuters report said that the council has stopped its payments.",
        "The firm AP Systems lost its contract with the council.",
        "Acme sued Reuters.",
        "Luke Sharrett/Getty Images) The council has stopped its payments.",
        "",
    ],
)
def test_a_picture_credit_or_a_mention_of_an_agency_is_no_credit(text: str) -> None:
    assert wire_credit(text) is None
