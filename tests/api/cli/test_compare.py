"""`supplywatch compare` as a person runs it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from api.cli.run import DONE, NOTHING_OR_SOME_FAILED, WRONG_USE, run
from graph import decisions
from graph.decisions import Reviewer

pytestmark = pytest.mark.neo4j


@pytest.mark.usefixtures("named")
def test_what_is_new_and_what_was_taken_back_is_told(graph: Any, capsys: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    wrong = graph.deal(accepted=True, title="Another Scheme", amount=7)
    decisions.retract(
        graph.store, wrong, Reviewer("A. Reviewer", datetime(2026, 11, 21, tzinfo=UTC), "a mix-up")
    )

    grown = run(["compare", "exposure", "--since", "2026-11-19", "--vendor", "Palantir"])
    told = capsys.readouterr().out
    same = run(["compare", "exposure", "--since", "2026-11-23", "--json"])
    nothing = json.loads(capsys.readouterr().out)

    assert grown == DONE
    assert "1 new, 0 gone, 0 changed" in told
    assert "+ NHS England | Palantir" in told
    assert "accept: 2 decisions" in told and "retract: 1 decision (" in told
    assert same == NOTHING_OR_SOME_FAILED
    assert nothing == {"new": [], "gone": [], "changed": [], "decided": []}


@pytest.mark.usefixtures("named")
def test_a_question_about_the_present_alone_is_refused(graph: Any, capsys: Any) -> None:
    graph.ensure()

    assert run(["compare", "recently_changed", "--since", "2026-11-19"]) == WRONG_USE
    assert "cannot be asked of the past" in capsys.readouterr().err
