import gzip
import time
from datetime import UTC, datetime

import pytest

from extractors.fetch import Limits, Web
from extractors.parse import parse_fetched
from graph.errors import EmptyDocument, NotFetched, NotText, RefusedAddress, TooLarge


def test_a_page_is_fetched_with_where_and_when_it_came_from(site) -> None:
    url = site.page("/deal")
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)

    fetched = site.web(clock=lambda: at).fetch(url)

    assert (fetched.url, fetched.retrieved_at, fetched.media_type, fetched.charset) == (
        url,
        at,
        "text/html",
        "utf-8",
    )
    assert "£5m deal" in parse_fetched(fetched).text


def test_no_cookie_and_no_credential_is_sent_even_after_a_redirect(site) -> None:
    site.page("/deal")
    site.pages["/start"] = (302, {"Location": "/deal", "Set-Cookie": "a=b"}, b"")

    site.web().fetch(site.url("/start"))

    assert [path for path, _ in site.asked] == ["/start", "/deal"]
    assert all("Cookie" not in headers and "Authorization" not in headers for _, headers in site.asked)


def test_proxies_of_the_environment_are_not_used(site, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert site.web().fetch(site.page("/deal")).content


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
    ],
)
def test_an_address_inside_is_refused_by_its_address_before_any_connection(url: str) -> None:
    with pytest.raises(RefusedAddress, match="only pages of the public web"):
        Web().fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://paper.example/a",
        "gopher://paper.example/",
        "https://",
        "http:///path",
        "https://user:secret@paper.example/",
        "https://user@paper.example/",
        "http://[::1/",
        "http://paper.example:99999/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddress) as refusal:
        Web().fetch(url)

    assert "secret" not in str(refusal.value)


def test_other_ports_than_those_of_the_web_are_refused() -> None:
    with pytest.raises(RefusedAddress, match="port 6379"):
        Web(resolver=lambda *_: ["93.184.215.14"]).fetch("http://paper.example:6379/")


def test_one_private_answer_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(RefusedAddress, match=r"192\.168\.0\.7, private"):
        Web(resolver=lambda *_: ["93.184.215.14", "192.168.0.7"]).fetch("http://paper.example/")


def test_the_name_is_looked_up_once_and_the_checked_address_is_connected_to(site) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    site.page("/deal")

    fetched = site.web(resolver=rebinding).fetch(site.url("/deal", host="paper.example"))

    assert fetched.content
    assert asked == ["paper.example"]
    assert site.asked[0][1]["Host"] == f"paper.example:{site.port}"


def test_a_name_that_turns_private_at_the_redirect_is_refused_there(site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    site.redirect("/start", "/deal")
    site.page("/deal")

    with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1, private"):
        site.web(resolver=lambda *_: next(answers)).fetch(site.url("/start", host="paper.example"))

    assert [path for path, _ in site.asked] == ["/start"]


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "//10.0.0.1/x",
        "file:///etc/passwd",
        "http://user:pw@127.0.0.1/",
        "http://[::1",
    ],
)
def test_a_redirect_to_where_this_program_must_not_go_is_refused(site, target: str) -> None:
    with pytest.raises(RefusedAddress):
        site.web().fetch(site.redirect("/start", target))


def test_three_redirects_are_followed_and_a_fourth_is_not(site) -> None:
    for number in range(4):
        site.redirect(f"/{number}", f"/{number + 1}", status=(301, 302, 307, 308)[number])
    site.page("/4")

    assert site.web().fetch(site.url("/1")).url == site.url("/4")
    with pytest.raises(NotFetched, match="redirects more than 3 times"):
        site.web().fetch(site.url("/0"))


def test_a_page_that_is_not_there_is_refused_with_its_status(site) -> None:
    with pytest.raises(NotFetched, match="404"):
        site.web().fetch(site.url("/nowhere"))


def test_a_media_type_that_is_not_read_is_refused_by_its_header(site) -> None:
    with pytest.raises(NotText, match="image/png"):
        site.web().fetch(site.page("/a.png", b"\x89PNG", media="image/png"))


def test_a_page_served_as_a_pdf_is_known_by_its_bytes(site) -> None:
    assert site.web().fetch(site.page("/report.pdf", media="application/pdf")).media_type == "text/html"


def test_a_pdf_served_as_a_page_is_known_by_its_bytes(site) -> None:
    assert site.web().fetch(site.page("/a", b"%PDF-1.4 and so on")).media_type == "application/pdf"


def test_an_empty_answer_is_refused(site) -> None:
    with pytest.raises(EmptyDocument):
        site.web().fetch(site.page("/a", b""))


def test_an_answer_over_the_limit_is_refused_and_not_read_to_its_end(site, quick) -> None:
    written = 0

    def endless(connection) -> None:
        nonlocal written
        connection.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        for _ in range(100_000):
            connection.wfile.write(b"x" * 10_000)
            written += 10_000

    site.pages["/endless"] = (0, {}, endless)

    with pytest.raises(TooLarge, match=r"0\.05 MB"):
        site.web(limits=quick).fetch(site.url("/endless"))

    assert written < 100_000_000


def test_a_gzip_bomb_is_refused_before_it_unfolds(site, quick) -> None:
    bomb = gzip.compress(b"\x00" * 200_000_000, compresslevel=1)

    with pytest.raises(TooLarge):
        site.web(limits=quick).fetch(site.page("/bomb", bomb, Content_Encoding="gzip"))


def test_a_gzipped_page_is_unpacked(site) -> None:
    packed = gzip.compress(("<html><body><p>" + "word " * 5000 + "</p></body></html>").encode())

    fetched = site.web().fetch(site.page("/a", packed, Content_Encoding="gzip"))

    assert fetched.content.count(b"word") == 5000


@pytest.mark.parametrize(
    "cut",
    [b"not gzip at all", gzip.compress(b"<html><p>" + b"word " * 500)[:-12]],
    ids=["not gzip", "cut short"],
)
def test_damaged_gzip_is_refused(site, cut: bytes) -> None:
    with pytest.raises(NotFetched, match="damaged gzip"):
        site.web().fetch(site.page("/a", cut, Content_Encoding="gzip"))


@pytest.mark.parametrize("headers_first", [True, False], ids=["body", "headers"])
def test_a_server_that_drips_is_left_when_the_time_is_up(site, quick, headers_first: bool) -> None:
    url = site.drip("/drip", headers_first=headers_first)
    began = time.monotonic()

    with pytest.raises(NotFetched, match="too slow"):
        site.web(limits=quick).fetch(url)

    assert time.monotonic() - began < 2


def test_all_redirects_together_have_one_time_limit(site) -> None:
    def slowly(connection) -> None:
        time.sleep(0.25)
        connection.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")

    site.pages["/again"] = (0, {}, slowly)

    with pytest.raises(NotFetched, match="too slow"):
        site.web(limits=Limits(hop_seconds=5, total_seconds=0.6, redirects=50)).fetch(site.url("/again"))


def test_a_name_server_that_never_answers_is_left_when_the_time_is_up(quick) -> None:
    def silent(host: str, port: int) -> list[str]:
        time.sleep(3)
        return []

    began = time.monotonic()

    with pytest.raises(NotFetched, match="too slow"):
        Web(limits=quick, resolver=silent).fetch("http://paper.example/")

    assert time.monotonic() - began < 2


def test_a_name_that_nobody_knows_is_refused_with_what_to_do() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched, match="check the address"):
        Web(resolver=unknown).fetch("http://paper.example/")


def test_a_server_that_speaks_no_tls_is_refused(site) -> None:
    with pytest.raises(NotFetched, match="does not answer"):
        site.web().fetch(site.url("/deal").replace("http:", "https:"))
