"""Every shape in which OCDS comes, opened into its releases: packages, records, versioned records, lines."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from extractors.registers.json_values import Package, Value, json_files
from extractors.registers.numbers import LONGEST
from extractors.registers.ocds.fields import pruned
from extractors.registers.ocds.spool import Release, Spool
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Skipped, Unreadable

_LISTS = frozenset({"releases", "records"})
_SHORT = 2_000  # letters of a field of a package


class Refusal(StrEnum):
    """Why a release is not loaded."""

    NO_OCID = "no ocid"
    ONLY_LINKS = "only links to releases"
    NO_PARTY = "names no supplier and no bidder"
    NO_SUPPLIER = "an award or contract without a supplier that can be named"


def gather(
    files: Iterable[Input | Skipped], spool: Spool, *, limits: Limits, encoding: str | None
) -> Iterator[Skipped]:
    """Put every release of the files into the spool; yields what cannot be put there."""
    advice = "load it with `supplywatch import csv`"
    for name, one in json_files(files, lists=_LISTS, limits=limits, encoding=encoding, no_workbook=advice):
        if isinstance(one, Skipped):
            yield one
        elif isinstance(one, Package):
            spool.add_package(f"{name}#{one.number}", _package(one.around))
        else:
            yield from _add(one, f"{name}#{one.package}", spool)


def _add(value: Value, package: str, spool: Spool) -> Iterator[Skipped]:
    for where, release in _releases(value):
        if isinstance(release, Skipped):
            yield release
            continue
        told: list[str] = []
        fields = pruned(release, lambda _path, why, told=told: told.append(why))  # type: ignore[misc]
        ocid = fields.get("ocid")
        if not ocid:
            why = "without an ocid nobody can tell which process it belongs to: ask the register for it"
            yield Skipped(where, Refusal.NO_OCID, why)
            continue
        if len(ocid) > LONGEST:
            yield Skipped(where, Refusal.NO_OCID, f"{ocid[:60]}… is too long for an ocid")
            continue
        spool.add(Release(ocid, fields.get("date") or "", f"{where} ({ocid})", package, fields, tuple(told)))


def _releases(value: Value) -> Iterator[tuple[str, Mapping[str, Any] | Skipped]]:
    found, where = value.value, value.where
    if not isinstance(found, Mapping):
        yield where, Skipped(where, Unreadable.NOT_A_RECORD, "an object is expected where a release stands")
    elif value.list_name == "records" or "compiledRelease" in found or "versionedRelease" in found:
        yield from _record(found, where)
    elif not any(key in found for key in ("ocid", "tag", "awards", "contracts", "tender", "parties")):
        yield where, Skipped(where, Unreadable.NOT_A_RECORD, "nothing in it is a field of an OCDS release")
    else:
        yield where, found


def _record(record: Mapping[str, Any], where: str) -> Iterator[tuple[str, Mapping[str, Any] | Skipped]]:
    """The releases of a record that stand in it whole, else its versions, else the compiled release."""
    ocid = record.get("ocid")
    releases = record.get("releases")
    whole = [one for one in releases if isinstance(one, Mapping)] if isinstance(releases, list) else []
    embedded = [one for one in whole if "date" in one and len(one) > 4]
    if embedded and len(embedded) == len(whole):
        for number, one in enumerate(embedded, start=1):
            yield f"{where}, releases[{number}]", {"ocid": ocid, **one}
    elif isinstance(record.get("versionedRelease"), Mapping):
        for release in versions(record["versionedRelease"]):
            yield where, {"ocid": ocid, **release}
    elif isinstance(record.get("compiledRelease"), Mapping):
        yield where, {"ocid": ocid, **record["compiledRelease"]}
    else:
        why = "the record holds no release but addresses of releases: fetch those"
        yield where, Skipped(where, Refusal.ONLY_LINKS, why)


def versions(versioned: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The state of a versioned release after each of its releases, the oldest first."""
    moments: dict[tuple[str, str], list[str]] = {}
    _collect(versioned, moments)
    for date, identifier in sorted(moments):
        state = _state(versioned, date)
        yield {**state, "id": identifier, "date": date, "tag": moments[date, identifier]}


def _is_versioned(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, Mapping) and "releaseDate" in one and "value" in one for one in value)
    )


def _collect(value: Any, moments: dict[tuple[str, str], list[str]]) -> None:
    if _is_versioned(value):
        for one in value:
            tag = one.get("releaseTag")
            moments[str(one["releaseDate"]), str(one.get("releaseID") or "")] = (
                tag if isinstance(tag, list) else []
            )
    elif isinstance(value, Mapping):
        for inner in value.values():
            _collect(inner, moments)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, moments)


def _state(value: Any, date: str) -> Any:
    if _is_versioned(value):
        known = [one for one in value if str(one["releaseDate"]) <= date]
        return max(known, key=lambda one: str(one["releaseDate"]))["value"] if known else None
    if isinstance(value, Mapping):
        return {key: _state(inner, date) for key, inner in value.items()}
    if isinstance(value, list):
        states = [_state(inner, date) for inner in value]
        # An object of which only the identifier is known was not there yet.
        return [
            one
            for one in states
            if not isinstance(one, dict)
            or any(inner not in (None, {}, []) for key, inner in one.items() if key != "id")
        ]
    return value


def _package(around: Mapping[str, Any]) -> dict[str, Any]:
    publisher = around.get("publisher")
    fields = {key: around.get(key) for key in ("uri", "license")}
    if isinstance(publisher, Mapping):
        fields |= {
            "publisher": publisher.get("name"),
            "official": publisher.get("uri") or publisher.get("uid"),
        }
    return {key: value[:_SHORT] for key, value in fields.items() if isinstance(value, str) and value}
