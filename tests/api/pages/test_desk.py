"""The review desk as a reviewer without scripts meets it: by its links and forms alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from lxml import html

from api.keys import KeyRing, Scope
from api.pages.desk.marking import pieces
from api.sessions import IDLE, LONGEST, Sessions
from graph import decisions
from graph.decision_log import decision_log
from graph.decisions import Reviewer
from graph.model.vocabulary import ContractStatus, Review
from graph.review import Passage, counts, in_context, suggestions, waiting
from graph.store import Store

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
_DESK = "/view/review"


class _Browser:
    """Follows links and sends forms with all their fields, as a browser does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.tree = html.document_fromstring("<p>nothing yet")
        self.address = ""

    @property
    def words(self) -> str:
        return " ".join(self.tree.xpath("string(//main)").split())

    @property
    def alert(self) -> str:
        return " ".join(self.tree.xpath("string(//*[@role='alert'])").split())

    async def open(self, address: str, status: int = 200) -> "_Browser":
        answer = await self.client.get(address, follow_redirects=True)
        assert answer.status_code == status, answer.text[:800]
        self._see(answer)
        return self

    def form(self, button: str) -> tuple[str, dict[str, str]]:
        """Address and fields of the form with this button; one named twice counts by its button."""
        (pressed,) = self.tree.xpath(f"//main//form//button[normalize-space()='{button}']")
        (form,) = pressed.xpath("ancestor::form")
        fields = {one.get("name"): one.value or "" for one in form.xpath(".//input[@name]|.//select[@name]")}
        if pressed.get("name"):
            fields[pressed.get("name")] = pressed.get("value")
        return form.get("action") or self.address, fields

    async def press(self, button: str, **typed: str) -> httpx.Response:
        """Send the form of this button with what was typed, then look at the page that it leads to."""
        address, fields = self.form(button)
        answer = await self.client.post(address, data={**fields, **typed})
        if answer.status_code == 303:
            await self.open(answer.headers["location"])
        else:
            self._see(answer)
        return answer

    async def sign_in(self, name: str = "Ada Reviewer", key: str = "") -> "_Browser":
        await self.open(f"{_DESK}/sign-in")
        answer = await self.press("Sign in", reviewer=name, **({"key": key} if key else {}))
        assert answer.status_code == 303, self.words
        return self

    def _see(self, answer: httpx.Response) -> None:
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        self.tree, self.address = html.document_fromstring(answer.text), answer.url.path


@pytest.fixture
def desk(client: httpx.AsyncClient) -> _Browser:
    return _Browser(client)


@pytest.fixture
async def other(app: FastAPI) -> AsyncIterator[_Browser]:
    """A second reviewer at another browser."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as caller:
        yield _Browser(caller)


def _review(store: Store, claim: str) -> str:
    return str(in_context(store, claim).claim["review"])


def _claim(claim: str) -> str:
    return f"{_DESK}/claims/{claim}"


def test_a_session_ends_by_itself_and_a_note_is_told_once() -> None:
    sessions = Sessions()
    token = sessions.begin("Ada", None, AT)
    idle = sessions.begin("Ida", None, AT)

    for hour in range(1, 12):
        assert sessions.get(token, AT + timedelta(hours=hour)) is not None

    assert sessions.get(idle, AT + IDLE + timedelta(seconds=1)) is None
    assert sessions.get(token, AT + LONGEST + timedelta(seconds=1)) is None
    assert sessions.get("nobody's", AT) is None


def test_every_character_of_a_paragraph_is_in_one_piece_with_its_part_in_the_claim() -> None:
    text = "Before. NHS England pays Palantir \u202emore. After."
    quote = (text.index("NHS"), text.index(" After"))
    names = [
        {"role": "buyer", "start": 108, "end": 119, "name": "NHS England"},
        {"role": "vendor", "start": 125, "end": 133, "name": "Palantir"},
    ]

    found = pieces(Passage(100, text, (quote,)), names)

    assert "".join(one.text for one in found) == text.replace("\u202e", "\N{REPLACEMENT CHARACTER}")
    assert [(one.text, one.role) for one in found if one.role] == [
        ("NHS England", "buyer"),
        ("Palantir", "vendor"),
    ]
    assert [one.quoted for one in found] == [False, True, True, True, True, False]
    assert ([one.opens for one in found].index(True), [one.closes for one in found].index(True)) == (1, 4)


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_nobody_sees_or_decides_anything_without_signing_in(
    desk: _Browser, graph: Any, store: Store, keys: KeyRing
) -> None:
    claim = graph.allegation()
    keys.add("office", [Scope.READ, Scope.REVIEW])

    for address in (_DESK, _claim(claim), f"{_DESK}/pairs", f"{_DESK}/log"):
        answer = await desk.client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{_DESK}/sign-in?next={address}")
    sent = await desk.client.post(_claim(claim), data={"action": "accept"})

    assert sent.headers["location"].startswith(f"{_DESK}/sign-in")
    assert _review(store, claim) == "unreviewed"


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_key_with_the_right_signs_in_and_others_are_told_what_they_lack(
    desk: _Browser, graph: Any, keys: KeyRing
) -> None:
    graph.allegation()
    right, wrong = keys.add("office", [Scope.REVIEW]), keys.add("reader", [Scope.READ])
    await desk.open(f"{_DESK}/sign-in?next=//elsewhere.example")

    unknown = await desk.press("Sign in", reviewer="Ada", key="sw_nothing")
    assert (unknown.status_code, "unknown" in desk.alert) == (422, True)
    nameless = await desk.press("Sign in", reviewer=" ", key=right)
    assert (nameless.status_code, "your name" in desk.alert) == (422, True)
    refused = await desk.press("Sign in", reviewer="Ada", key=wrong)
    assert refused.status_code == 403
    assert "“reader” lacks the scope review" in desk.words and "supplywatch keys add" in desk.words
    await desk.open(f"{_DESK}/sign-in")
    taken = await desk.press("Sign in", reviewer="Ada", key=right)

    cookie = next(one for one in taken.headers.get_list("set-cookie") if one.startswith("supplywatch_desk="))
    assert taken.headers["location"] == _DESK
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and right not in cookie
    assert "Signed in as Ada, key office" in desk.words


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_who_is_signed_in_reads_the_pages_too_and_changes_nothing_by_the_cookie_alone(
    desk: _Browser, graph: Any, store: Store, keys: KeyRing
) -> None:
    graph.ensure()
    claim = graph.deal()
    token = keys.add("office", [Scope.READ, Scope.REVIEW])
    await desk.open("/exposure", 401)

    await desk.sign_in(key=token)
    await desk.open("/exposure?review=all")
    assert "UNREVIEWED" in desk.words
    await desk.open("/view/vendors/us-palantir?review=all")
    over_rest = await desk.client.get(f"/claims/{claim}?review=all")
    sent = await desk.client.post("/decisions", json={"action": "accept", "claimId": claim, "by": "Ada"})

    assert (over_rest.status_code, sent.status_code, _review(store, claim)) == (401, 401, "unreviewed")


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_revoked_key_and_signing_out_end_the_session_at_once(
    desk: _Browser, other: _Browser, graph: Any, keys: KeyRing
) -> None:
    graph.ensure()
    token = keys.add("office", [Scope.REVIEW])
    await desk.sign_in(key=token)
    await other.sign_in(key=token)
    kept = dict(desk.client.cookies)

    await desk.press("Sign out")
    desk.client.cookies.update(kept)
    again = await desk.client.get(_DESK)
    keys.revoke(keys.keys()[0].id)
    await other.open(_DESK, 403)

    assert again.headers["location"].startswith(f"{_DESK}/sign-in")
    assert "was revoked" in other.words


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_form_of_another_page_or_session_is_refused_and_an_address_alone_decides_nothing(
    desk: _Browser, graph: Any, store: Store
) -> None:
    claim = graph.allegation()
    await (await desk.sign_in()).open(_claim(claim))
    address, fields = desk.form("Accept")

    forged = await desk.client.post(address, data={**fields, "form_token": "x"})
    elsewhere = await desk.client.post(address, data=fields, headers={"Origin": "https://evil.example"})
    opaque = await desk.client.post(address, data=fields, headers={"Origin": "null"})

    assert [one.status_code for one in (forged, elsewhere, opaque)] == [403, 403, 403]
    assert (await desk.client.get(address)).headers["referrer-policy"] == "same-origin"
    for alone in (f"{_claim(claim)}?action=accept", f"{_DESK}/undo", f"{_DESK}/sign-out"):
        await desk.open(alone)
    await desk.open(_claim("nothing"), 404)
    await desk.open(_DESK)  # still signed in
    assert counts(store) == {str(Review.UNREVIEWED): 1}


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_the_queue_stands_in_the_order_of_the_terminal_and_previous_and_next_follow_it(
    desk: _Browser, graph: Any, store: Store
) -> None:
    (
        graph.deal(vendor="<i>Acme</i> Ltd", title="<b>Bold</b>"),
        graph.allegation(),
        graph.deal(amount=7, title=None),
    )
    graph.deal(amount=8, title="Other", accepted=True)
    ids = [row["claim"]["id"] for row in waiting(store).rows]
    decisions.dispute(store, ids[2], Reviewer("The company", AT, "not ours"))
    order = [ids[2], ids[0], ids[1]]

    await (await desk.sign_in("<u>Ada</u>")).open(_DESK)
    links = desk.tree.xpath("//ol[@class='queue']//h2/a/@href")
    stands = {
        " ".join(one.xpath("string(dt)").split()): one.xpath("string(dd)")
        for one in desk.tree.xpath("//dl/div")
    }
    queue, ways = desk.words, []
    for claim in order:
        await desk.open(_claim(claim))
        assert desk.tree.xpath("//main//i|//main//u|//main//b[.='Bold']") == []  # what was read is text
        ways.append([desk.tree.xpath(f"string(//a[@data-key='{key}']/@href)") for key in "pn"])
    decisions.accept(store, ids[0], Reviewer("Ben", AT))
    await desk.open(_claim(ids[0]))  # a claim that was decided keeps its place

    assert links == [_claim(claim) for claim in order] and "DISPUTED" in queue and "<u>Ada</u>" in queue
    assert (stands["disputed, wait"], stands["unreviewed, wait"], stands["accepted"]) == ("1", "2", "1")
    assert ways == [["", _claim(order[1])], [_claim(order[0]), _claim(order[2])], [_claim(order[1]), ""]]
    assert desk.tree.xpath("//a[@data-key='n']/@href") == [_claim(ids[1])]


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_claim_is_marked_in_words_accepted_and_the_next_one_comes(
    desk: _Browser, graph: Any, store: Store
) -> None:
    graph.deal(title="<b>Bold</b>"), graph.allegation()
    first, second = (row["claim"]["id"] for row in waiting(store).rows)
    await (await desk.sign_in()).open(_claim(first))
    shown = desk.words
    back = desk.form("Accept")

    answer = await desk.press("Accept")
    after = desk.address
    again = await desk.client.post(back[0], data=back[1])

    passage = " ".join(
        html.tostring(html.document_fromstring("<p>" + shown), encoding="unicode", method="text").split()
    )
    assert (
        "⟦ rests on: " in passage
        and "⟧" in passage
        and "the text says so" in passage
        and "90 % sure" in passage
    )
    assert ("vendor: Palantir" in passage) or ("accused: Palantir" in passage)
    assert "ends here" in passage
    assert (answer.status_code, after) == (303, _claim(second))
    assert "Accepted" in desk.words
    assert again.status_code == 303  # the same form twice, as after going back: nothing more is decided
    assert len(decision_log(store).rows) == 1
    row = decision_log(store).rows[0]
    assert (row["actor"], row["action"], row["seconds"] >= 0) == ("Ada Reviewer", "accept", True)
    (kept,) = store.read_text("MATCH (d:Decision) RETURN d.keyName AS key, d.shownAt <= d.at AS measured", {})
    assert (kept["key"], kept["measured"]) == ("local", True)


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_rejection_needs_a_reason_and_ones_last_decision_can_be_undone(
    desk: _Browser, other: _Browser, graph: Any, store: Store
) -> None:
    claim = graph.allegation()
    await (await desk.sign_in()).open(_claim(claim))
    await desk.press("Reject", reason="  ")
    assert "Say why" in desk.alert and _review(store, claim) == "unreviewed"

    await desk.press("Reject", reason="only asked, not said")
    assert (_review(store, claim), desk.address) == ("rejected", _DESK)
    assert "It was the last of the queue" in desk.words
    await (await other.sign_in("Ben Reviewer")).open(_DESK)
    assert other.tree.xpath("//form[@class='undo']") == []
    undo = desk.form("Undo it")
    await desk.press("Undo it")

    assert (_review(store, claim), desk.address) == ("unreviewed", _claim(claim))
    assert "was rejected by you" in desk.words and "“only asked, not said” (undone)" in desk.words
    stale = await desk.client.post(undo[0], data=undo[1])
    await desk.open(stale.headers["location"])
    assert "not your last decision" in desk.alert
    assert _review(store, claim) == "unreviewed"


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_of_two_reviewers_the_second_sees_what_the_first_decided_and_nothing_is_overwritten(
    desk: _Browser, other: _Browser, graph: Any, store: Store
) -> None:
    claim = graph.deal()
    await (await desk.sign_in("Ada")).open(_claim(claim))
    await (await other.sign_in("Ben")).open(_claim(claim))

    await desk.press("Accept")
    await other.press("Reject", reason="not a contract")

    assert (_review(store, claim), other.address) == ("accepted", _claim(claim))
    assert "Nothing was saved. Ada decided meanwhile (accept" in other.alert
    assert "Decide anew: it is accepted" in other.words
    await other.press("Reject", reason="not a contract")  # now he knows
    assert _review(store, claim) == "rejected"


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_a_name_that_is_somebody_else_by_now_is_not_accepted_unseen(
    desk: _Browser, graph: Any, store: Store
) -> None:
    claims = [
        graph.deal(vendor=vendor, title=vendor) for vendor in ("Acme Guarding Ltd", "Nightjar Homes Ltd")
    ]
    vendors = {
        row["organisationId"]: claim
        for claim in claims
        for row in in_context(store, claim).names
        if row["role"] == "vendor"
    }
    moving = vendors[max(vendors)]  # of two that are merged the smaller identifier stays
    await (await desk.sign_in()).open(_claim(moving))

    decisions.merge(store, sorted(vendors), Reviewer("Ben", AT))
    await desk.press("Accept")

    assert "taken for another organisation by now" in desk.alert
    assert _review(store, moving) == "unreviewed"


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_each_field_is_corrected_and_what_is_wrong_with_a_value_is_said_beside_what_was_typed(
    desk: _Browser, graph: Any, store: Store
) -> None:
    claim = graph.deal(title="Wrong title")
    await (await desk.sign_in()).open(_claim(claim))

    await desk.press("Save the correction")
    assert "no field was changed" in desk.alert.lower()
    await desk.press("Save the correction", amount="lots", reason="the page says so")
    assert "Amount: " in desk.alert and desk.tree.xpath("//*[@aria-invalid]/@name") == ["amount"]
    assert desk.form("Save the correction")[1]["amount"] == "lots"
    assert desk.form("Save the correction")[1]["reason"] == "the page says so"
    await desk.press("Save the correction", vendor="Somebody", amount="330000000")
    assert "does not stand in the paragraph" in desk.alert
    await desk.press(
        "Save the correction", vendor="Palantir", amount="50,000,000", status="blocked", title="", valid_from="2026-01-02",
    )  # fmt: skip

    old = in_context(store, claim).claim
    new = in_context(store, old["supersededBy"]).claim
    assert new["review"] == "accepted" and new["readerName"] == "Ada Reviewer"
    assert (new["amount"], new["status"], new.get("title"), str(new["validFrom"])) == (
        5e7,
        "blocked",
        None,
        "2026-01-02",
    )
    assert ContractStatus(new["status"]) is ContractStatus.BLOCKED and new["currency"] == "GBP"


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_the_kind_of_concern_is_corrected_with_its_family(
    desk: _Browser, graph: Any, store: Store
) -> None:
    claim = graph.allegation()
    await (await desk.sign_in()).open(_claim(claim))

    await desk.press("Save the correction", concern="labour_rights.forced", contested="true", speaker_name="")

    new = in_context(store, in_context(store, claim).claim["supersededBy"]).claim
    assert (new["category"], new["code"], new["contested"]) == ("labour_rights", "labour_rights.forced", True)
    assert new.get("speakerName") is None
    await desk.press("Undo it")
    assert (desk.address, _review(store, claim)) == (_claim(claim), "unreviewed")
    assert "was corrected by you" in desk.words and "supersededBy" not in in_context(store, claim).claim


@pytest.mark.neo4j
@pytest.mark.anyio
async def test_pairs_are_one_or_two_and_a_pair_that_is_decided_is_not_decided_again(
    desk: _Browser, other: _Browser, graph: Any, store: Store
) -> None:
    for amount in (1_000, 9_000):
        graph.deal(amount=amount, accepted=True, title=None)
    (row,) = suggestions(store).rows
    await (await desk.sign_in("Ada")).open(f"{_DESK}/pairs")
    await (await other.sign_in("Ben")).open(f"{_DESK}/pairs")
    assert desk.words.count("under a £") == 2 and "These are two contracts" in desk.words

    await desk.press("Not the same", reason="two years")
    apart = len(suggestions(store).rows)
    await other.press("The same")
    assert "Nothing was saved" in other.alert and "suggested no more" in other.alert
    await desk.press("Undo it")
    assert "the pair waits again" in desk.words and desk.address == f"{_DESK}/pairs"
    await desk.press("The same")

    ended = store.read_text("MATCH (c:Contract) WHERE c.endedAt IS NULL RETURN count(c) AS contracts", {})
    assert (apart, len(suggestions(store).rows)) == (0, 0)
    assert ended[0]["contracts"] == 1 and row["kind"] == "contract"
    await desk.open(f"{_DESK}/log")
    assert [" ".join(one.text_content().split()) for one in desk.tree.xpath("//tbody/tr/td[3]")][:3] == [
        "merge", "undo", "split (undone)",
    ]  # fmt: skip
