import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.resolution.bands import Band, Profile
from graph.resolution.deduplication import deduplicate

NAMES = (
    "Vantor Technologies Ltd", "VANTOR TECHNOLOGIES LIMITED", "Vantor Technolgies Ltd", "Vantor Energy Ltd",
    "Vantor UK Ltd", "Ashbourne City Council", "City of Ashbourne Council", "Ashbourne Council",
    "Ashbourne Parish Council", "Ashbourne Police", "North Ashbourne District Council",
    "South Ashbourne District Council", "Ashbourne Fund 1 LP", "Ashbourne Fund 2 LP",
)  # fmt: skip


def _groups(names: list[str]) -> set[frozenset[str]]:
    profiles = {name: Profile(name) for name in names}
    found: dict[str, set[str]] = {}
    for name, group in deduplicate(profiles).group.items():
        found.setdefault(group, set()).add(name)
    return {frozenset(members) for members in found.values()}


def test_spellings_are_put_together_and_siblings_are_not() -> None:
    groups = _groups(list(NAMES))

    assert frozenset(NAMES[:3]) in groups
    assert frozenset({"Vantor Energy Ltd"}) in groups
    assert frozenset({"Ashbourne Fund 1 LP"}) in groups
    assert frozenset({"North Ashbourne District Council"}) in groups
    assert frozenset({"Ashbourne City Council", "City of Ashbourne Council", "Ashbourne Council"}) in groups


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_groups_do_not_depend_on_the_order_of_the_names(seed: int) -> None:
    shuffled = list(NAMES)
    random.Random(seed).shuffle(shuffled)

    assert _groups(shuffled) == _groups(list(NAMES))


def test_a_chain_through_a_name_that_fits_both_is_held_apart() -> None:
    numbers = (frozenset({"GB-COH:00000001"}), frozenset({"GB-COH:00000002"}))
    found = deduplicate(
        {
            "a": Profile("Vantor Ltd", identifiers=numbers[0]),
            "b": Profile("Vantor"),
            "c": Profile("Vantor plc", identifiers=numbers[1]),
        }
    )

    assert found.group["a"] != found.group["c"]
    assert found.held_apart


def test_every_judgement_is_kept_with_score_and_reason() -> None:
    found = deduplicate({"a": Profile("Vantor UK Ltd"), "b": Profile("Vantor Ltd")})

    (judged,) = found.for_review
    assert (judged.left, judged.right, judged.verdict.band) == ("a", "b", Band.REVIEW)
    assert judged.verdict.why
    assert 0 < judged.verdict.score < 1
