"""Batches of queries, as the W3C Reconciliation API 0.2 writes them."""

import json

import pytest

from api.http.reconciliation.queries import BATCH, read_queries
from graph.errors import InvalidParameter, TooLarge


def test_a_query_may_be_a_name_alone() -> None:
    (asked,) = read_queries('{"q0": {"query": "Palantir"}}').values()

    assert (asked.query, asked.types, asked.most) == ("Palantir", (), 10)


def test_properties_may_stand_without_a_name_and_carry_several_values() -> None:
    text = '{"q0": {"properties": [{"pid": "country", "v": ["GB", {"id": "US", "name": "States"}, 7]}]}}'

    (asked,) = read_queries(text).values()

    assert asked.values("country") == ("GB", "US", "7")


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"q0": {}}', '{"q0": {"query": "x", "properties": []}}', '{"q0": {"query": "x", "limit": 0}}',
     '{"q0": {"query": "x", "properties": [{"id": "country", "v": "GB"}]}}',
     '{"q0": {"query": "x", "type_strict": "never"}}'],
)  # fmt: skip
def test_what_is_no_batch_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(InvalidParameter, match="queries"):
        read_queries(text)


def test_a_batch_above_the_size_is_too_large() -> None:
    text = json.dumps({f"q{number}": {"query": "x"} for number in range(BATCH + 1)})

    with pytest.raises(TooLarge, match="send it in parts"):
        read_queries(text)
