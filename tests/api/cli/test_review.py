"""A reviewer at the command line, on the real graph."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from api.cli import review
from api.cli.review_session import Session
from api.cli.review_values import FIELDS, ROLES
from api.cli.review_words import plain
from api.cli.run import run
from graph.known import seed_gazetteer
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    OrganisationKind,
    Role,
    ValueKind,
)
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

NHS = "gb-nhs-england"
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DEAL = "NHS England has awarded Palantir a contract of up to £330m for the Federated Data Platform."
CHARGE = "Kristyan Benedict of Amnesty International UK accused Palantir of complicity in abuse."
DENIAL = "Palantir said it does not supply targeting tools."
TEXT = f"A paragraph before.\nIt is official. {DEAL} {CHARGE} {DENIAL}\nSerco made no comment."


def mention(name: str, sentence: str, kind: OrganisationKind, key: str | None, text: str = TEXT) -> Mention:
    start = text.index(sentence) + sentence.index(name)
    return Mention(start, start + len(name), name, kind, key)


def claim(
    document: Document, kind: ClaimKind, sentence: str, *names: tuple[Role, Mention], **more: Any
) -> Claim:
    start = document.text.index(sentence)
    return Claim(
        document_id=document.id,
        kind=kind,
        evidence=(Span(start, start + len(sentence), sentence),),
        names=names,
        reader="prose",
        reader_version="7",
        rule="award_verb",
        why="the buyer awards, the vendor is awarded to",
        publisher=document.publisher,
        published=document.published,
        **more,
    )


@pytest.fixture(scope="module")
def state(shared_store: Store) -> dict[str, Any]:
    """What the graph notes of itself when schema and seeds are in it."""
    ensure(shared_store)
    (row,) = shared_store.read_text("MATCH (state:GraphState) RETURN state {.*} AS state", {})
    return dict(row["state"])


@pytest.fixture
def read(state: dict[str, Any], store: Store, named: Connection) -> dict[str, str]:
    """One document with a deal, an allegation and a denial that nobody has reviewed: their ids."""
    # The names that the document uses are told by the loader; telling all of them takes seconds a test.
    store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (state:GraphState) SET state = $state", {"state": state}
        )
    )
    document = Document(
        sha256(TEXT.encode()).hexdigest(),
        TEXT,
        title="A deal",
        publisher="Metro",
        published=date(2026, 5, 28),
    )
    company, body = OrganisationKind.COMPANY, OrganisationKind.PUBLIC_BODY
    deal = claim(
        document,
        ClaimKind.CONTRACT,
        DEAL,
        (Role.VENDOR, mention("Palantir", DEAL, company, "us-palantir")),
        (Role.BUYER, mention("NHS England", DEAL, body, NHS)),
        status=ContractStatus.AWARDED,
        amount=Decimal(330_000_000),
        currency="GBP",
        value_kind=ValueKind.UP_TO,
        basis=Basis.REPORTED,
        title="Federated Data Platform",
        confidence=0.97,
    )
    charge = claim(
        document,
        ClaimKind.ALLEGATION,
        CHARGE,
        (Role.ACCUSED, mention("Palantir", CHARGE, company, "us-palantir")),
        (Role.ACCUSER, mention("Amnesty International UK", CHARGE, OrganisationKind.CIVIL_SOCIETY, None)),
        stance=ClaimStatus.ALLEGED,
        category="human_rights",
        code="human_rights.complicity",
        accuser_name="Amnesty International UK",
        speaker_name="Kristyan Benedict",
        contested=True,
        confidence=0.91,
    )
    denial = claim(
        document,
        ClaimKind.REPLY,
        DENIAL,
        (Role.REPLIER, mention("Palantir", DENIAL, company, "us-palantir")),
        speaker_name="Palantir",
        denies=True,
        answers=charge.id,
        confidence=0.88,
    )
    load(store, [(document, [deal, charge, denial])], gazetteer=seed_gazetteer(), recorded_at=AT)
    return {"deal": deal.id, "charge": charge.id, "denial": denial.id}


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Exit code, output and errors of a command."""

    def tell(*arguments: str) -> tuple[int, str, str]:
        code = run(["review", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return tell


Told = Callable[..., tuple[int, str, str]]


def decision_in(words: str) -> str:
    return re.search(r"decision (\w{32})", words).group(1)  # type: ignore[union-attr]


def standing(store: Store, claim_id: str) -> str:
    return store.read("review/claim_standing", id=claim_id)[0]["claim"]["review"]


def test_the_list_gives_the_surest_reading_first_and_the_way_on(read: dict[str, str], told: Told) -> None:
    code, out, _ = told("list", "--limit", "2")

    assert code == 0
    assert [read[name] in out for name in ("deal", "charge", "denial")] == [True, True, False]
    assert out.index(read["deal"]) < out.index(read["charge"])
    assert "contract · awarded · 330,000,000 GBP, up to, reported  sure 0.97" in out
    assert f"“{DEAL}”" in out
    cursor = re.search(r"--cursor (\S+)", out).group(1)  # type: ignore[union-attr]
    assert read["denial"] in told("list", "--cursor", cursor)[1]


def test_without_a_terminal_the_list_comes_instead_of_questions(read: dict[str, str], told: Told) -> None:
    assert told()[1] == told("list")[1]
    assert json.loads(told("--json")[1]) == json.loads(told("list", "--json")[1])


def test_a_piped_review_ends_by_itself(read: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from api.cli.run import run; sys.exit(run(['review']))"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, read["deal"] in done.stdout, done.stderr) == (0, True, "")


def test_the_list_for_a_machine_holds_counts_and_claims(read: dict[str, str], told: Told) -> None:
    found = json.loads(told("list", "--json", "--limit", "1")[1])

    assert found["counts"] == {"unreviewed": 3}
    assert found["claims"][0]["claim"]["id"] == read["deal"]
    assert found["claims"][0]["claim"]["published"] == "2026-05-28"
    assert found["next"]


def test_an_empty_queue_is_said_and_ends_with_one(read: dict[str, str], told: Told) -> None:
    told("accept", *read.values(), "--by", "R. Viewer")

    assert told("list")[:2] == (1, "No claim waits for a person.\n")
    assert told("list", "--json")[0] == 1


def test_a_claim_is_shown_in_its_paragraph_with_what_was_read_marked(
    read: dict[str, str], told: Told
) -> None:
    _, out, _ = told("show", read["charge"])
    flat = " ".join(out.split())

    assert (
        "⟦Kristyan Benedict of [accuser: Amnesty International UK] accused [accused: Palantir] of complicity "
        "in abuse.⟧ Palantir said"
    ) in flat
    assert "It is official." in out
    assert "A paragraph before." not in out
    assert "Serco" not in out
    for words in (
        "stance alleged, contested",
        "category human_rights.complicity",
        "on behalf of Amnesty International UK",
        "speaker Kristyan Benedict",
        "read by prose 7",
        "rule award_verb: the buyer awards, the vendor is awarded to",
        "sure 0.91",
        f"reply Palantir denies: “{DENIAL}” (unreviewed, {read['denial']})",
        "A deal · Metro · 2026-05-28",
    ):
        assert words in flat


def test_a_contract_is_shown_with_vendor_buyer_amount_and_status(read: dict[str, str], told: Told) -> None:
    flat = " ".join(told("show", read["deal"])[1].split())

    assert "⟦[buyer: NHS England] has awarded [vendor: Palantir] a contract" in flat
    assert "status awarded" in flat
    assert "amount 330,000,000 GBP, up to, reported" in flat
    assert "vendor Palantir, taken for Palantir" in flat


def test_a_reply_is_shown_with_the_words_that_it_answers(read: dict[str, str], told: Told) -> None:
    flat = " ".join(told("show", read["denial"])[1].split())

    assert f"answers “{CHARGE}” (unreviewed, {read['charge']})" in flat
    assert "denies yes" in flat


def test_a_claim_for_a_machine_keeps_the_text_to_its_paragraph(read: dict[str, str], told: Told) -> None:
    found = json.loads(told("show", read["deal"], "--json")[1])

    (passage,) = found["passages"]
    (start, end) = passage["spans"][0]
    assert passage["text"][start:end] == DEAL
    assert "A paragraph before." not in json.dumps(found)
    assert "signature" not in found["document"]


def test_words_that_steer_a_terminal_are_not_obeyed() -> None:
    assert (
        plain("a\x1b[2Jb\u202ec\nd\te\xadf")
        == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}c\nd\te\xadf"
    )


def test_claims_are_accepted_by_name(read: dict[str, str], told: Told, store: Store) -> None:
    code, out, _ = told("accept", read["deal"], read["charge"], "--by", "R. Viewer", "--reason", "read it")

    assert code == 0
    assert out.count("is accepted (decision ") == 2
    assert [standing(store, read[name]) for name in ("deal", "charge", "denial")] == [
        "accepted",
        "accepted",
        "unreviewed",
    ]
    assert "R. Viewer, accept: read it" in " ".join(told("show", read["deal"])[1].split())


@pytest.mark.parametrize("arguments", [["accept", "x"], ["reject", "x"], ["undo", "x"], ["merge", "x", "y"]])
def test_nobody_decides_without_a_name(arguments: list[str], told: Told) -> None:
    code, _, err = told(*arguments)

    assert (code, "--by" in err) == (2, True)
    assert told(*arguments, "--by", "  ")[0] == 2


def test_one_wrong_identifier_does_not_stop_the_others(
    read: dict[str, str], told: Told, store: Store
) -> None:
    code, _, err = told("reject", "nothing", read["deal"], "--by", "R. Viewer")

    assert code == 1
    assert "no claim has the identifier 'nothing'" in err
    assert standing(store, read["deal"]) == "rejected"


def test_what_somebody_decided_meanwhile_is_not_overruled_unseen(
    read: dict[str, str], told: Told, store: Store
) -> None:
    told("dispute", read["deal"], "--by", "The company", "--reason", "not ours")

    code, _, err = told("accept", read["deal"], "--by", "R. Viewer")
    seen = told("accept", read["deal"], "--by", "R. Viewer", "--expected", "disputed")

    assert code == 1
    assert "is disputed by now, not unreviewed: look at it again; --expected says how it stood" in err
    assert (seen[0], standing(store, read["deal"])) == (0, "accepted")


def test_a_disputed_claim_comes_first_in_the_list(read: dict[str, str], told: Told) -> None:
    told("dispute", read["denial"], "--by", "The company", "--reason", "not said")

    out = told("list")[1]

    assert out.index(read["denial"]) < out.index(read["deal"])
    assert "DISPUTED" in out


def test_a_retracted_claim_needs_a_reason(read: dict[str, str], told: Told, store: Store) -> None:
    assert told("retract", read["deal"], "--by", "R. Viewer")[0] == 2
    assert told("retract", read["deal"], "--by", "R. Viewer", "--reason", "withdrawn by Metro")[0] == 0
    assert standing(store, read["deal"]) == "retracted"


def test_a_misread_claim_is_corrected(read: dict[str, str], told: Told, store: Store) -> None:
    code, out, _ = told(
        "correct", read["deal"], "--by", "R. Viewer",
        "--set", "status=blocked", "--set", "amount=33,500,000", "--set", "valueKind=exact",
        "--set", "title=", "--set", "event_date=2026-05-27",
    )  # fmt: skip
    new = re.search(r"claim (\w{32})", out).group(1)  # type: ignore[union-attr]
    right = store.read("review/claim_whole", id=new)[0]["claim"]

    assert code == 0
    assert (right["status"], right["amount"], right["valueKind"], right.get("title")) == (
        "blocked",
        33_500_000,
        "exact",
        None,
    )
    assert right["eventDate"] == date(2026, 5, 27)
    assert standing(store, new) == "accepted"
    assert f"corrected by {new}" in told("show", read["deal"])[1]
    assert read["deal"] not in told("list")[1]


def test_a_wrong_party_is_corrected_to_one_that_the_paragraph_names(
    read: dict[str, str], told: Told, store: Store
) -> None:
    code, out, _ = told("correct", read["deal"], "--by", "R. V.", "--set", "vendor=Amnesty International UK")
    new = re.search(r"claim (\w{32})", out).group(1)  # type: ignore[union-attr]
    names = {row["role"]: row for row in store.read("review/claim_whole", id=new)[0]["names"]}

    assert code == 0
    assert names["vendor"]["name"] == "Amnesty International UK"
    assert TEXT[names["vendor"]["start"] : names["vendor"]["end"]] == "Amnesty International UK"
    assert names["buyer"]["name"] == "NHS England"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("statsu=blocked", "did you mean 'status'?"),
        ("status=stopped", "'awarded'"),
        ("amount=many", "valid decimal"),
        ("status", "write it as field=value"),
        ("category=human_right", "did you mean 'human_rights'?"),
        ("vendor=Serco", "does not stand in the paragraph"),
        ("contested=", "cannot take 'contested' away"),
        ("status=awarded", "changes nothing"),
    ],
)
def test_a_wrong_correction_is_refused_with_what_would_be_right(
    setting: str, message: str, read: dict[str, str], told: Told, store: Store
) -> None:
    code, _, err = told("correct", read["deal"], "--by", "R. Viewer", "--set", setting)

    assert (code, message in err) == (2, True), err
    assert standing(store, read["deal"]) == "unreviewed"


def test_a_correction_that_would_break_the_claim_is_refused(read: dict[str, str], told: Told) -> None:
    code, _, err = told("correct", read["deal"], "--by", "R. Viewer", "--set", "currency=")

    assert (code, "an amount without a currency" in err) == (1, True)


def test_a_decision_is_undone_and_the_log_tells_both(read: dict[str, str], told: Told, store: Store) -> None:
    decision = decision_in(told("reject", read["deal"], "--by", "R. Viewer", "--reason", "misread")[1])

    undone = told("undo", decision, "--by", "S. Econd")
    again = told("undo", decision, "--by", "S. Econd")
    entries = json.loads(told("log", "--json")[1])["decisions"]

    assert (undone[0], standing(store, read["deal"])) == (0, "unreviewed")
    assert (again[0], "was undone before" in again[2]) == (1, True)
    assert [(one["action"], one["actor"], one["undone"]) for one in entries] == [
        ("undo", "S. Econd", False),
        ("reject", "R. Viewer", True),
    ]
    assert entries[0]["undoes"] == decision
    assert entries[1]["claims"] == [read["deal"]]
    assert told("undo", "nothing", "--by", "S. Econd")[0] == 1


def test_the_log_is_paged_newest_first(read: dict[str, str], told: Told) -> None:
    for name in ("deal", "charge", "denial"):
        told("accept", read[name], "--by", name)

    first = json.loads(told("log", "--json", "--limit", "2")[1])
    rest = json.loads(told("log", "--json", "--cursor", first["next"])[1])

    assert [one["actor"] for one in first["decisions"] + rest["decisions"]] == ["denial", "charge", "deal"]
    assert rest["next"] is None
    words = told("log")[1]
    assert "denial  accept" in words and f"claim {read['denial']}" in words
    assert told("log", "--cursor", "nonsense")[0] == 2


def test_an_empty_log_ends_with_one(read: dict[str, str], told: Told) -> None:
    assert told("log")[:2] == (1, "Nothing has been decided yet.\n")


@pytest.fixture
def twins(read: dict[str, str], store: Store) -> dict[str, str]:
    """Two deals of one vendor and buyer that may be one: the ids of their contracts."""
    other = "NHS England extended its contract with Palantir in June."
    document = Document(
        sha256(other.encode()).hexdigest(), other, publisher="Daily", published=date(2026, 6, 9)
    )
    company, body = OrganisationKind.COMPANY, OrganisationKind.PUBLIC_BODY
    second = claim(
        document,
        ClaimKind.CONTRACT,
        other,
        (Role.VENDOR, mention("Palantir", other, company, "us-palantir", other)),
        (Role.BUYER, mention("NHS England", other, body, NHS, other)),
        status=ContractStatus.EXTENDED,
        confidence=0.5,
    )
    load(store, [(document, [second])], gazetteer=seed_gazetteer(), recorded_at=AT)
    return {
        "left": contract_of(store, read["deal"]),
        "right": contract_of(store, second.id),
        "claim": second.id,
    }


def contract_of(store: Store, claim_id: str) -> str:
    return str(store.read("review/context", id=claim_id)[0]["about"]["id"])


def test_pairs_that_may_be_one_are_listed_and_merged(
    twins: dict[str, str], read: dict[str, str], told: Told, store: Store
) -> None:
    listed = told("pairs")[1]
    left, right = sorted((twins["left"], twins["right"]))

    code, out, _ = told("same", left, right, "--by", "R. Viewer", "--reason", "one deal")

    assert left in listed and right in listed and "contracts that may be one" in listed
    assert code == 0
    assert contract_of(store, read["deal"]) == contract_of(store, twins["claim"])
    told("undo", decision_in(out), "--by", "R. Viewer")
    assert contract_of(store, read["deal"]) != contract_of(store, twins["claim"])


def test_pairs_that_are_two_are_suggested_no_more(twins: dict[str, str], told: Told) -> None:
    code, _, _ = told("not-same", twins["left"], twins["right"], "--by", "R. Viewer")

    assert code == 0
    assert told("pairs")[:2] == (1, "Nothing looks as if it were one.\n")


def test_what_was_merged_is_split_again_by_its_claims(
    twins: dict[str, str], read: dict[str, str], told: Told, store: Store
) -> None:
    told("merge", twins["left"], twins["right"], "--by", "R. Viewer")
    whole = contract_of(store, read["deal"])
    members = told("show", whole)[1]

    code, _, _ = told("split", whole, twins["claim"], "--by", "R. Viewer")

    assert f"claim {read['deal']}" in members and f"claim {twins['claim']}" in members
    assert code == 0
    assert contract_of(store, read["deal"]) != contract_of(store, twins["claim"])


def test_an_organisation_is_shown_by_the_mentions_that_stand_for_it(
    read: dict[str, str], told: Told, store: Store
) -> None:
    names = store.read("review/context", id=read["deal"])[0]["names"]
    palantir = next(one["organisationId"] for one in names if one["role"] == "vendor")

    found = json.loads(told("show", palantir, "--json")[1])

    assert found["kind"] == "organisation"
    assert [one["name"] for one in found["members"]] == ["Palantir"] * 3


def test_things_of_different_kinds_cannot_be_merged(twins: dict[str, str], told: Told, store: Store) -> None:
    names = store.read("review/context", id=twins["claim"])[0]["names"]

    code, _, err = told("merge", twins["left"], names[0]["organisationId"], "--by", "R. Viewer")

    assert (code, "of one kind" in err) == (2, True)
    assert told("merge", "nothing", "nowhere", "--by", "R. Viewer")[0] == 1
    assert told("show", "nothing")[0] == 1


def test_the_page_about_review_names_every_command_and_field() -> None:
    page = (Path(__file__).parents[3] / "docs" / "review.md").read_text("utf-8")
    commands = {one.name or one.callback.__name__ for one in review.app.registered_commands if one.callback}
    fields = re.search(r"takes the fields `([^`]*)`, and the roles `([^`]*)`", page)

    assert {name for name in commands if f"`{name}" not in page and f"review {name}" not in page} == set()
    assert fields is not None
    assert sorted(re.split(r",\s*", fields.group(1))) == sorted(FIELDS)
    assert sorted(re.split(r",\s*", fields.group(2))) == sorted(ROLES)


class Keys:
    """A reviewer's hands: keys and lines that were thought of before."""

    def __init__(self, keys: str, *lines: str) -> None:
        self._keys, self._lines = iter(keys), iter(lines)

    def key(self) -> str:
        return self._next(self._keys)

    def line(self, question: str) -> str:
        return self._next(self._lines)

    def _next(self, hands: Iterator[str]) -> str:
        try:
            return next(hands)
        except StopIteration:
            raise EOFError from None


def session(store: Store, hands: Keys) -> tuple[dict[str, int], str]:
    shown = StringIO()
    console = Console(width=200, file=shown, highlight=False)
    done = Session(store, console, "R. Viewer", ask_key=hands.key, ask_line=hands.line).run()
    return dict(done), shown.getvalue()


def test_a_session_goes_from_claim_to_claim_by_single_keys(read: dict[str, str], store: Store) -> None:
    done, words = session(store, Keys("xasr", "misread"))

    assert done == {"accept": 1, "skip": 1, "reject": 1}
    assert [standing(store, read[name]) for name in ("deal", "charge", "denial")] == [
        "accepted",
        "unreviewed",
        "rejected",
    ]
    assert words.index(read["deal"]) < words.index(read["charge"]) < words.index(read["denial"])
    assert "1 accepted, 1 skipped, 1 rejected; 1 claim waits. That was the last of the queue." in words


def test_a_session_undoes_the_last_decision_and_shows_the_claim_again(
    read: dict[str, str], store: Store
) -> None:
    done, words = session(store, Keys("uauq"))

    assert done == {}
    assert standing(store, read["deal"]) == "unreviewed"
    assert "Nothing was decided yet in this session." in words
    assert words.count(f"contract {read['deal']}") == 2
    assert "nothing was decided; 3 claims wait." in words


def test_a_session_corrects_and_survives_a_wrong_correction(read: dict[str, str], store: Store) -> None:
    done, words = session(store, Keys("cccq", "statsu=blocked", "", "status=blocked", "", "as it says", ""))

    assert done == {"correct": 1}
    assert "did you mean 'status'?" in words
    corrected = re.search(r"The corrected claim is (\w{32})", words).group(1)  # type: ignore[union-attr]
    right = store.read("review/claim_whole", id=corrected)[0]["claim"]
    assert (right["status"], right["why"]) == ("blocked", "as it says")
    assert "Nothing is changed." in words


def test_a_session_passes_over_what_somebody_else_decided(
    read: dict[str, str], store: Store, told: Told
) -> None:
    class Late(Keys):
        def key(self) -> str:
            key = super().key()
            if key == "a":
                told("reject", read["deal"], "--by", "Somebody", "--expected", standing(store, read["deal"]))
            return key

    done, words = session(store, Late("aq"))

    assert done == {}
    assert "is rejected by now, not unreviewed" in words
    assert f"allegation {read['charge']}" in words


def test_a_session_on_a_real_terminal_takes_single_keys(read: dict[str, str], store: Store) -> None:
    script = "import sys; from api.cli.run import run; sys.exit(run(['review', '--by', 'R. Viewer']))"
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", script], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    )
    os.close(theirs)
    try:
        seen = wait_for(ours, "q quit", "")
        seen = wait_for(ours, read["charge"], seen, key=b"a")
        seen = wait_for(ours, "claims wait.", seen, key=b"q")
        assert running.wait(timeout=30) == 0
    finally:
        running.kill()
        running.wait()
        os.close(ours)

    assert "1 accepted; 2 claims wait." in seen
    assert standing(store, read["deal"]) == "accepted"


def wait_for(terminal: int, words: str, seen: str, *, key: bytes = b"") -> str:
    """What the terminal has shown by the time that it shows these words."""
    end = time.monotonic() + 60
    while words not in seen and time.monotonic() < end:
        # What is typed before the question stands there is thrown away, so the key is pressed again.
        if select.select([terminal], [], [], 3)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
        else:
            os.write(terminal, key)
    assert words in seen, seen
    return seen
