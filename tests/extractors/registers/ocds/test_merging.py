"""Several releases of one process: updates, amendments, records, and files that mix them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from extractors.registers.ocds.packages import Refusal
from extractors.registers.stream import Skipped, Taken
from graph.model.vocabulary import ContractStatus

Read = Callable[..., list[Taken | Skipped]]
Make = Callable[..., dict[str, Any]]


def _update(**fields: Any) -> dict[str, Any]:
    return {
        "ocid": "ocds-h6vhtk-000001",
        "id": "000009-2026",
        "date": "2026-05-06T10:00:00Z",
        "tag": ["contractUpdate"],
    } | fields


def _taken(found: list[Taken | Skipped]) -> list[Taken]:
    assert all(isinstance(one, Taken) for one in found), found
    return [one for one in found if isinstance(one, Taken)]


def test_an_update_that_gives_only_what_changed_is_a_claim_on_the_same_contract(
    read: Read, release: Make
) -> None:
    update = _update(contracts=[{"id": "1", "value": {"amount": 12000000, "currency": "GBP"}}])
    first, second = _taken(read({"releases": [release(), update]}))

    assert first.claims[0].register_id == second.claims[0].register_id
    assert (first.claims[0].amount, second.claims[0].amount) == (9000000, 12000000)
    assert second.claims[0].event_date == second.document.published == date(2026, 5, 6)
    assert [mention.name for _, mention in second.claims[0].names] == [
        "Norland County Council",
        "Ashdown Care Limited",
    ]


def test_an_end_that_moves_is_an_extension(read: Read, release: Make) -> None:
    update = _update(contracts=[{"id": "1", "period": {"endDate": "2030-03-31T00:00:00Z"}}])
    _, second = _taken(read({"releases": [release(), update]}))

    assert second.claims[0].status is ContractStatus.EXTENDED
    assert (second.claims[0].valid_from, second.claims[0].valid_to) == (date(2025, 4, 1), date(2030, 3, 31))


def test_an_update_that_changes_no_contract_brings_no_document(read: Read, release: Make) -> None:
    update = _update(tag=["tenderUpdate"], tender={"status": "complete"})

    assert len(_taken(read({"releases": [release(), update]}))) == 1


def test_null_in_an_update_takes_away_what_was_said(read: Read, release: Make) -> None:
    update = _update(contracts=[{"id": "1", "period": {"endDate": None}}])
    _, second = _taken(read({"releases": [release(), update]}))

    assert second.claims[0].valid_to is None


def test_processes_that_are_mixed_across_files_are_told_apart_in_any_order(read: Read, release: Make) -> None:
    update = _update(contracts=[{"id": "1", "value": {"amount": 5, "currency": "GBP"}}])
    other = release(ocid="ocds-h6vhtk-000002")
    one = _taken(read({"releases": [update, other]}, {"releases": [release()]}))
    another = _taken(read({"releases": [release()]}, {"releases": [other, update]}))

    assert [taken.document.id for taken in one] == [taken.document.id for taken in another]
    assert len(one) == 3


def test_an_update_without_what_it_updates_is_reported(read: Read) -> None:
    (skipped,) = read(_update(contracts=[{"id": "1", "value": {"amount": 5, "currency": "GBP"}}]))

    assert isinstance(skipped, Skipped)
    assert skipped.reason is Refusal.NO_SUPPLIER


def test_a_termination_ends_the_contract(read: Read, release: Make) -> None:
    update = _update(tag=["contractTermination"], contracts=[{"id": "1", "status": "terminated"}])
    _, second = _taken(read({"releases": [release(), update]}))

    assert second.claims[0].status is ContractStatus.TERMINATED


def test_a_record_gives_its_releases_else_its_compiled_release(read: Read, release: Make) -> None:
    compiled = release(tag=["compiled"], id="ocds-h6vhtk-000001-2025-03-04T10:00:00Z")
    embedded = {
        "records": [{"ocid": "ocds-h6vhtk-000001", "releases": [release()], "compiledRelease": compiled}]
    }
    linked = [{"url": "https://x.example/1", "date": "2025-03-04", "tag": ["award"]}]
    alone = {"records": [{"ocid": "ocds-h6vhtk-000001", "releases": linked, "compiledRelease": compiled}]}

    assert _taken(read(embedded))[0].claims[0].amount == _taken(read(alone))[0].claims[0].amount == 9000000


def test_a_record_of_links_alone_is_reported(read: Read) -> None:
    linked = [{"url": "https://x.example/1", "date": "2025-03-04", "tag": ["award"]}]
    (skipped,) = read({"records": [{"ocid": "ocds-h6vhtk-000001", "releases": linked}]})

    assert isinstance(skipped, Skipped)
    assert skipped.reason is Refusal.ONLY_LINKS


def test_a_versioned_record_gives_each_of_its_states(read: Read) -> None:
    def versions(*values: Any) -> list[dict[str, Any]]:
        moments = [("r1", "2025-03-04T10:00:00Z", ["award"]), ("r2", "2026-05-06T10:00:00Z", ["awardUpdate"])]
        return [
            {"releaseID": name, "releaseDate": day, "releaseTag": tag, "value": value}
            for (name, day, tag), value in zip(moments, values, strict=False)
        ]

    award = {
        "id": "1",
        "status": versions("active"),
        "value": {"amount": versions(100, 150), "currency": versions("GBP")},
        "suppliers": [{"id": "s", "name": versions("Ashdown Care Limited")}],
    }
    record = {
        "ocid": "ocds-h6vhtk-000001",
        "versionedRelease": {"ocid": "ocds-h6vhtk-000001", "awards": [award]},
    }
    first, second = _taken(read({"records": [record]}))

    assert (first.claims[0].amount, second.claims[0].amount) == (100, 150)
    assert second.claims[0].event_date == date(2026, 5, 6)
