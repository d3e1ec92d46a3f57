from typing import Any

import httpx
import pytest

from api.http.formats import Format, NotAcceptable, accepted_format

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("*/*", Format.JSON),
        ("", Format.JSON),
        ("text/csv", Format.CSV),
        ("TEXT/CSV; charset=utf-8", Format.CSV),
        (_SHEET, Format.XLSX),
        ("text/csv;q=0.5, application/json;q=0.4", Format.CSV),
        ("text/csv;q=0.4, */*;q=0.5", Format.JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Format.JSON),
        ("application/json;q=0, */*", Format.CSV),
        ("text/*", Format.CSV),
        ("application/*", Format.JSON),
        ("text/csv;q=x, application/json;q=0.1", Format.JSON),
    ],
)
def test_the_format_that_the_caller_prefers_is_chosen(header: str, kind: Format) -> None:
    assert accepted_format(header) is kind


@pytest.mark.parametrize("header", ["image/png", "*/*;q=0", "application/json;q=0"])
def test_a_caller_who_takes_nothing_that_there_is_hears_what_there_is(header: str) -> None:
    with pytest.raises(NotAcceptable, match="text/csv"):
        accepted_format(header)


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_an_exposure_list_is_had_as_a_paper(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    paper = await client.get("/questions/exposure.pdf")
    unreviewed = await client.get("/questions/exposure.pdf?review=all")
    other = await client.get("/questions/vendor_profile.pdf?vendor=Palantir")

    assert (paper.status_code, paper.headers["content-type"]) == (200, "application/pdf")
    assert paper.content.startswith(b"%PDF-")
    assert (unreviewed.status_code, other.status_code) == (422, 404)
