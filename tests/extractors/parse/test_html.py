import pytest

from extractors.parse.html import read_page
from graph.errors import NoArticle

PARAGRAPHS = (
    "Palantir has won a £330million contract with NHS England, the Department of Health said on Tuesday. "
    "Campaigners said the deal ‘threatens’ the privacy of patients across the country.",
    "Amnesty International UK said the company should have no place in our public institutions. "
    "Palantir denies this and said that it only supplies software to the health service.",
)


def page(head: str = "", *, body: str | None = None) -> str:
    article = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><title>Palantir wins | Paper</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>All the news of the day</a></nav>"
        + (
            body
            or f"<article><h1>Palantir wins</h1>"
            "<figure><img src='a.jpg'><figcaption>Alex Karp (Picture: Reuters)"
            f"</figcaption></figure>{article}</article>"
        )
        + "<div id='comments' class='comments'>"
        "<p>Reader: they are criminals, all of them, everybody knows.</p></div>"
        "<footer><p>Copyright Paper 2026</p></footer></body></html>"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_article_is_read_in_every_encoding(encoding: str) -> None:
    text, _ = read_page(page().encode(encoding))

    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_a_page_that_declares_the_wrong_encoding_is_read_all_the_same() -> None:
    text, _ = read_page(page("<meta charset='utf-8'>").encode("cp1252"))

    assert "£330million" in text


def test_menus_captions_comments_and_footers_are_no_part_of_the_article() -> None:
    text, _ = read_page(page().encode())

    assert not any(word in text for word in ("All the news", "Picture: Reuters", "criminals", "Copyright"))


def test_what_the_page_says_of_itself_is_read() -> None:
    head = (
        "<link rel='canonical' href='https://paper.example/news/palantir-wins'>"
        "<meta property='og:title' content='Palantir wins NHS deal'>"
        "<meta property='og:site_name' content='The Paper'>"
        "<meta property='article:published_time' content='2026-05-20T10:00:00Z'>"
        "<link rel='license' href='https://creativecommons.org/licenses/by/4.0/'>"
    )

    _, described = read_page(page(head).encode(), url="https://mirror.example/x")

    assert described.title == "Palantir wins NHS deal"
    assert described.publisher == "The Paper"
    assert described.published and described.published.day.isoformat() == "2026-05-20"
    assert described.url == "https://paper.example/news/palantir-wins"
    assert described.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_the_date_in_the_address_beats_the_one_that_the_page_states() -> None:
    head = (
        "<link rel='canonical' href='https://paper.example/2026/05/18/palantir-wins/'>"
        "<meta property='article:published_time' content='2026-06-01T10:00:00Z'>"
    )

    _, described = read_page(page(head).encode())

    assert described.published and described.published.day.isoformat() == "2026-05-18"


def test_a_canonical_link_to_the_front_page_is_not_taken() -> None:
    head = "<link rel='canonical' href='https://paper.example/'>"

    _, described = read_page(page(head).encode(), url="https://paper.example/news/palantir-wins")

    assert described.url == "https://paper.example/news/palantir-wins"


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<ul>"
        + "".join(f"<li><a href='/{n}'>Headline number {n} of today</a></li>" for n in range(40))
        + "</ul>",
        "<p>Page not found.</p>",
    ],
    ids=["script", "links", "error page"],
)
def test_a_page_without_an_article_is_refused_with_what_to_do(body: str) -> None:
    with pytest.raises(NoArticle, match=r"save the article's text as a \.txt file"):
        read_page(page(body=body).replace("they are criminals", "x").encode())
