"""A concern in words: the status first, whose saying it is, and the words of whoever published them."""

from dataclasses import replace
from datetime import date

import pytest

from api.screening.concerns import Concern

ALLEGED = Concern(
    controversy_id="k", kind="allegation", relation="direct", path=None, implicated_id="v", implicated="Acme Ltd",
    category="human_rights", code="human_rights.complicity", status="alleged", claim_status="alleged",
    contested=True, speaker="K. Benedict", on_behalf_of="Amnesty", authority=None, publisher="Example News",
    published=date(2026, 5, 28), quote="Amnesty accuses Acme of complicity.", url="https://example.org/1",
    document_hash="d", source_families=1, reply="Acme: we reject this", review="accepted", reviewer="R",
    reviewed_at=None, claim_ids=("c",), licence=None,
)  # fmt: skip


def test_an_allegation_is_worded_as_one_and_the_reply_stands_beside_it() -> None:
    assert ALLEGED.words == (
        "human_rights.complicity: alleged, contested; said by K. Benedict for Amnesty. “Amnesty accuses Acme of "
        "complicity.” (Example News, 2026-05-28) https://example.org/1 Reply: “Acme: we reject this”"
    )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": "listing", "authority": "A Pension Fund"}, "on the list of A Pension Fund"),
        ({"speaker": None, "on_behalf_of": None}, "nobody is named who says so"),
        ({"authority": "High Court"}, "said by K. Benedict for Amnesty; act of High Court"),
        ({"speaker": "High Court", "on_behalf_of": None, "authority": "High Court"}, "said by High Court"),
    ],
)
def test_whose_saying_it_is_is_told(changed: dict[str, str | None], says: str) -> None:
    assert replace(ALLEGED, **changed).whose == says


def test_what_is_told_of_an_owner_is_not_put_upon_the_company() -> None:
    told = replace(ALLEGED, relation="via_parent", implicated="Acme SE", path="Acme Ltd is owned by Acme SE")

    assert "told of Acme SE, not of this organisation (Acme Ltd is owned by Acme SE)" in told.words


def test_what_nobody_has_accepted_says_so_first() -> None:
    assert replace(ALLEGED, review="UNREVIEWED").words.startswith("UNREVIEWED: ")
