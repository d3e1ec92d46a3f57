from datetime import date

import pytest

from extractors.fetch import Fetched, Limits, Refused, documents
from extractors.parse import parse_fetched
from graph.errors import BrokenFeed, NotFetched, RefusedAddress

WHOLE = "".join(
    f"<p>The police force has signed deal number {number} with the firm Acme, its office said on Monday.</p>"
    for number in range(12)
)


def rss(*entries: str) -> str:
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>The &amp;amp; Paper</title>{''.join(f'<item>{entry}</item>' for entry in entries)}"
        "</channel></rss>"
    )


def test_the_article_of_each_entry_is_fetched_through_the_same_guard(site) -> None:
    site.page("/deal")
    feed = site.page(
        "/feed",
        rss(
            f"<title>Police &lt;b&gt;sign&lt;/b&gt; deal</title><link>{site.url('/deal')}</link>"
            "<pubDate>Thu, 28 May 2026 10:00:00 GMT</pubDate>",
            "<title>Metadata</title><link>http://169.254.169.254/latest/</link>",
            f"<title>Gone</title><link>{site.url('/gone')}</link>",
        ),
        media="application/rss+xml",
    )

    deal, metadata, gone = documents([feed], web=site.web())

    assert isinstance(deal, Fetched)
    assert (deal.title, deal.publisher, deal.published) == (
        "Police sign deal",
        "The & Paper",
        date(2026, 5, 28),
    )
    assert parse_fetched(deal).published == date(2026, 5, 28)
    assert isinstance(metadata, Refused)
    assert isinstance(metadata.error, RefusedAddress)
    assert isinstance(gone, Refused)
    assert isinstance(gone.error, NotFetched)
    assert gone.name == site.url("/gone")


def test_an_atom_feed_with_relative_links_is_read(site) -> None:
    site.page("/deal")
    feed = site.page(
        "/feed",
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Paper</title>"
        "<entry><title>Deal</title><link href='/deal'/>"
        "<published>2026-05-28T10:00:00Z</published></entry></feed>",
        media="text/xml",
    )

    (deal,) = documents([feed], web=site.web())

    assert isinstance(deal, Fetched)
    assert deal.url == site.url("/deal")


def test_an_entry_that_carries_its_whole_article_is_read_when_its_link_is_gone(site) -> None:
    entry = (
        f"<title>Deal</title><link>{site.url('/gone')}</link>"
        f"<content:encoded><![CDATA[{WHOLE}]]></content:encoded>"
    )
    feed = site.page("/feed", rss(entry), media="application/rss+xml")

    (first,) = documents([feed], web=site.web())
    (again,) = documents([feed], web=site.web())

    assert isinstance(first, Fetched)
    assert isinstance(again, Fetched)
    assert first.content == again.content
    document = parse_fetched(first)
    assert (document.url, document.title) == (site.url("/gone"), "Deal")
    assert "deal number 11" in document.text


def test_a_summary_is_no_article(site) -> None:
    entry = (
        f"<title>Deal</title><link>{site.url('/gone')}</link><description>{'Teaser. ' * 200}</description>"
    )
    feed = site.page("/feed", rss(entry), media="application/rss+xml")

    (outcome,) = documents([feed], web=site.web())

    assert isinstance(outcome, Refused)


def test_an_entry_with_a_refused_link_is_refused_whatever_it_carries(site) -> None:
    entry = (
        "<title>Deal</title><link>http://10.0.0.1/</link>"
        f"<content:encoded><![CDATA[{WHOLE}]]></content:encoded>"
    )
    feed = site.page("/feed", rss(entry), media="application/rss+xml")

    (outcome,) = documents([feed], web=site.web())

    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, RefusedAddress)


@pytest.mark.parametrize(
    "body",
    ["<?xml version='1.0'?><rss><channel><title>Paper</ti", rss(), "<rss version='2.0'>\x01\x02<channel"],
    ids=["cut short", "no entries", "not XML"],
)
def test_a_broken_feed_is_refused_and_the_next_input_is_read(site, body: str) -> None:
    broken = site.page("/feed", body, media="application/rss+xml")
    deal = site.page("/deal")

    refused, fetched = documents([broken, deal], web=site.web())

    assert isinstance(refused, Refused)
    assert isinstance(refused.error, BrokenFeed)
    assert isinstance(fetched, Fetched)


def test_a_feed_in_a_file_is_read_as_a_feed(site, tmp_path) -> None:
    site.page("/deal")
    path = tmp_path / "feed.xml"
    path.write_text(rss(f"<title>Deal</title><link>{site.url('/deal')}</link>"))

    (deal,) = documents([str(path)], web=site.web())

    assert isinstance(deal, Fetched)
    assert deal.url == site.url("/deal")


def test_no_more_entries_are_fetched_than_the_limit(site) -> None:
    site.page("/deal")
    entry = f"<title>Deal</title><link>{site.url('/deal')}</link>"
    feed = site.page("/feed", rss(*[entry] * 5), media="application/rss+xml")

    found = list(documents([feed], web=site.web(limits=Limits(feed_entries=2))))

    assert len(found) == 2


def test_a_feed_that_names_a_file_reads_no_file(site, tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    bomb = (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file://{secret}'>]>"
        f"<rss version='2.0'><channel><title>&x;</title><item><title>&x;</title>"
        f"<link>{site.url('/deal')}</link></item>"
        "</channel></rss>"
    )
    site.page("/deal")

    found = list(documents([site.page("/feed", bomb, media="application/rss+xml")], web=site.web()))

    assert "secret words" not in repr(found)


def test_entities_that_grow_without_end_end(site) -> None:
    entities = "".join(
        f"<!ENTITY e{number} '{f'&e{number - 1};' * 10 if number else 'lol' * 10}'>" for number in range(12)
    )
    bomb = (
        f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>"
        "<rss version='2.0'><channel><title>&e11;</title></channel></rss>"
    )

    (outcome,) = documents([site.page("/feed", bomb, media="application/rss+xml")], web=site.web())

    assert isinstance(outcome, Refused)
