"""What an enemy of the product would try: to get something out that nobody has accepted."""

from datetime import date

import pytest

from graph import decisions
from graph.errors import NotAllowed
from graph.publication import UNREVIEWED, Gate, ReviewMode, Viewer
from graph.questions import shipped

pytestmark = pytest.mark.neo4j

NEEDED = {
    "body": "gb-mod",
    "vendor": "palantir",
    "speaker": "Amnesty",
}


def _every_answer(case, *, review="accepted"):
    """Every question, asked without filters where it allows that, and again on another day."""
    for question in shipped():
        given = {one.name: NEEDED[one.name] for one in question.parameters if one.required}
        yield case.ask(question.name, review=review, **given)
        if any(one.name == "as_of" for one in question.parameters):
            yield case.ask(question.name, review=review, as_of="2026-11-20", **given)


def _words_of(answers):
    return " ".join(str(value) for answer in answers for row in answer.rows for value in row.values())


def test_an_accepted_allegation_does_not_carry_an_unreviewed_contract_out(case):
    case.deal(accepted=False, amount=987_654_321, title="Secret Scheme")
    case.allegation(accepted=True)

    answer = case.ask("exposure")

    assert (answer.rows, answer.totals, answer.withheld) == ((), (), 1)
    said = _words_of(_every_answer(case))
    assert "987654321" not in said and "Secret Scheme" not in said


def test_an_accepted_contract_does_not_carry_an_unreviewed_allegation_out(case):
    case.deal(accepted=True)
    case.allegation(accepted=False, words="did the unspeakable thing")

    answer = case.ask("exposure")

    assert (answer.rows, answer.withheld) == ((), 1)
    assert "unspeakable" not in _words_of(_every_answer(case))


def test_an_unreviewed_newer_amount_and_status_do_not_replace_the_accepted_ones(case):
    case.deal(accepted=True, amount=100, published=date(2026, 1, 1), title="Gotham Scheme")
    case.deal(
        accepted=False,
        amount=987_654_321,
        status="terminated",
        published=date(2026, 6, 1),
        title="Gotham Scheme",
    )
    case.allegation()

    (row,) = case.ask("exposure").rows
    (everything,) = case.ask("exposure", review="all").rows

    assert (row["amount"], row["contractStatus"], row["otherAmounts"], row["counted"]) == (
        100,
        "active",
        (),
        True,
    )
    assert (everything["contractStatus"], everything["review"]) == ("terminated", UNREVIEWED)
    assert "987654321" not in _words_of(_every_answer(case))


def test_a_title_from_an_unreviewed_claim_stays_inside(case):
    case.deal(accepted=True, title=None, register_id="ocds-9/1")
    case.deal(accepted=False, title="Secret Scheme", register_id="ocds-9/1")
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert row["contractTitle"] is None
    assert "Secret Scheme" not in _words_of(_every_answer(case))


def test_a_code_from_an_unreviewed_claim_does_not_make_a_matter_concern_people(case):
    case.deal()
    case.allegation(category="environment", matter="Lake Thing")
    case.allegation(category="environment", code="environment.pollution", matter="Lake Thing", accepted=False)

    assert case.ask("exposure").rows == ()
    assert "environment.pollution" not in _words_of(_every_answer(case))


@pytest.mark.parametrize("action", [decisions.dispute, decisions.reject, decisions.retract])
@pytest.mark.parametrize("review", ["accepted", "all"])
def test_what_is_disputed_rejected_or_retracted_leaves_under_no_setting(case, action, review):
    case.deal()
    case.decide(action, case.allegation(words="did the unspeakable thing"))

    assert case.ask("exposure", review=review).rows == ()
    assert "unspeakable" not in _words_of(_every_answer(case, review=review))


@pytest.mark.parametrize("action", [decisions.dispute, decisions.reject, decisions.retract])
def test_a_disputed_contract_is_gone_from_every_answer_and_sum(case, action):
    case.allegation()
    case.decide(action, case.deal(amount=987_654_321, title="Secret Scheme"))

    assert case.ask("exposure", review="all").totals == ()
    said = _words_of(_every_answer(case, review="all"))
    assert "987654321" not in said and "Secret Scheme" not in said


def test_a_name_that_only_reads_the_same_does_not_accuse_a_vendor(case):
    case.deal(vendor="Acme")
    case.allegation("Acme", known=False, words="did the unspeakable thing")

    answer = case.ask("exposure")

    assert (answer.rows, answer.withheld) == ((), 1)
    assert {row["review"] for row in case.ask("exposure", review="all").rows} == {UNREVIEWED}
    for name in ("exposure", "vendor_profile", "vendors_by_concern", "how_connected"):
        given = {"body": "gb-mod"} if name == "how_connected" else {"vendor": "acme"}
        assert "unspeakable" not in _words_of([case.ask(name, **given)])


def test_a_vendor_known_by_name_only_does_not_carry_its_contract_into_the_sum(case):
    case.allegation("Acme")
    case.deal(vendor="Acme", known=False, amount=987_654_321)

    answer = case.ask("exposure")

    assert (answer.rows, answer.totals) == ((), ())


def test_one_sure_claim_does_not_clear_another_that_rests_on_the_name_alone(case):
    case.allegation("Acme")
    case.deal(
        vendor="Acme", amount=100, title="Gotham Scheme", register_id="ocds-5/1", published=date(2026, 1, 1)
    )
    case.deal(
        vendor="Acme",
        known=False,
        amount=987_654_321,
        title="Gotham Scheme",
        register_id="ocds-5/1",
        published=date(2026, 7, 1),
    )

    answer = case.ask("exposure")

    assert "987654321" not in _words_of([answer])
    assert all(total.amount != 987_654_321 for total in answer.totals)


def test_accepting_a_claim_accepts_whom_it_names(case):
    case.deal(vendor="Acme")
    allegation = case.allegation("Acme", known=False, accepted=False)

    case.accept(allegation)

    (row,) = case.ask("exposure").rows
    assert (row["review"], row["reviewer"]) == ("accepted", "R. Viewer")


def test_an_unreviewed_owner_leads_nowhere(case):
    case.deal(vendor="Palantir UK")
    case.owned("Palantir UK", "Palantir", accepted=False)
    case.allegation("Palantir")

    assert case.ask("exposure").rows == ()
    assert case.ask("exposure", as_of="2026-11-20").rows == ()


def test_the_words_of_an_unreviewed_reply_stay_inside_but_nobody_is_called_silent(case):
    case.deal()
    allegation = case.allegation()
    case.reply(allegation, accepted=False, words="we deny the unspeakable thing")

    (row,) = case.ask("exposure").rows

    assert (row["reply"], row["replyStatus"], row["contested"]) == (None, "reported", False)
    assert case.ask("unanswered_allegations").rows == ()
    assert "unspeakable" not in _words_of(_every_answer(case))


def test_an_accepted_reply_is_shown_with_its_speaker(case):
    case.deal()
    case.reply(case.allegation(), accepted=True, words="we deny it")

    (row,) = case.ask("exposure").rows

    assert row["reply"] == "A Spokesperson: Palantir. we deny it"


def test_nothing_found_is_said_only_where_there_is_no_reply(case):
    case.deal()
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert row["replyStatus"] == "none_found"
    assert len(case.ask("unanswered_allegations").rows) == 1


def test_every_unreviewed_row_says_so_in_its_own_column(case):
    case.deal(accepted=False)
    case.reply(case.allegation(accepted=False), accepted=False)
    case.owned("Palantir UK", "Palantir", accepted=False)

    for answer in _every_answer(case, review="all"):
        for row in answer.rows:
            assert row["review"] == UNREVIEWED or not row["claimIds"], answer.question.name


def test_withheld_rows_are_counted_and_the_way_to_see_them_is_told(case):
    case.deal(accepted=False)
    case.allegation()

    accepted, everything = case.ask("exposure"), case.ask("exposure", review="all")

    assert accepted.withheld == len(everything.rows) == 1
    assert accepted.notes[0] == (
        "1 row is withheld: no named reviewer has accepted it. See it with review=all."
    )
    assert UNREVIEWED in everything.notes[0]


def test_unreviewed_rows_need_the_right_to_see_them():
    Gate(Viewer(frozenset({"review"})), ReviewMode.ALL)
    Gate(Viewer(loopback=True), ReviewMode.ALL)
    with pytest.raises(NotAllowed, match="scope `review`"):
        Gate(Viewer(frozenset({"read"})), ReviewMode.ALL)


def test_accepted_answers_are_the_same_with_and_without_unreviewed_claims(case):
    case.deal(amount=100)
    case.allegation()
    before = [[dict(row) for row in answer.rows] for answer in _every_answer(case)]

    case.deal(accepted=False, amount=5, title="Other Scheme")
    case.allegation(accepted=False, category="discrimination")
    case.deal(accepted=False, vendor="Acme", buyer="Metropolitan Police")
    case.allegation("Acme", accepted=False)
    case.owned("Acme", "Palantir", accepted=False)

    assert [[dict(row) for row in answer.rows] for answer in _every_answer(case)] == before


def test_a_retracted_claim_is_told_by_its_identifier_alone(case):
    claim = case.allegation(words="did the unspeakable thing")
    case.decide(decisions.retract, claim, reason="the court named another company")

    rows = [row for row in case.ask("recently_changed").rows if row["claimId"] == claim]

    assert [(row["change"], row["reason"], row["quote"]) for row in rows] == [
        ("retract", "the court named another company", None)
    ]
