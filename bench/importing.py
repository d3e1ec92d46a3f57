"""How fast OCDS releases come end to end into the graph, against the bare driver that sends the same rows,
and whether memory stays flat while a file grows.

Ours is everything: reading the package, merging, text and claims, the look-up of what is there, resolution,
linking, derivation. The bare driver is given what stands in the graph afterwards (see `bench.bare`).
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import neo4j
import psutil

from api.importing import import_records
from bench.bare import BATCHES, rows_of, send
from bench.server import driver_of, empty_graph, wipe
from extractors.registers.ocds import read_ocds
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin
from graph.known import seed_gazetteer
from graph.schema import ensure
from graph.store import Store

_COMPARED = 3_000
_SMALL, _LARGE = 5_000, 60_000
_VENDORS, _BUYERS = 3_000, 400


def run() -> dict[str, object]:
    """Records and rows per second, ours against bare; the same file again; memory over a file twelve times as
    large.
    """
    with tempfile.TemporaryDirectory(prefix="supplywatch-bench-") as folder:
        path = _written(Path(folder) / "releases.json", _COMPARED)
        warm = _written(Path(folder) / "warm.json", 200, seed=1)
        with empty_graph() as store, driver_of(store.connection) as driver:
            _import(store, warm)
            # As many tries as the bare driver has batch sizes: the best of each is least disturbed by others.
            ours = min(_into_empty(store, driver, path) for _ in BATCHES)
            again = _import(store, path)
            rows = rows_of(driver)
            bare = min(send(driver, rows, batch) for batch in BATCHES)
        number = sum(map(len, rows.values()))
        return {
            "releases": _COMPARED,
            "megabytes": round(path.stat().st_size / 1e6, 1),
            "rows": number,
            "our_releases_per_second": round(_COMPARED / ours, 1),
            "our_rows_per_second": round(number / ours),
            "bare_rows_per_second": round(number / bare),
            "ratio": round(bare / ours, 3),
            "again_releases_per_second": round(_COMPARED / again, 1),
            "reading": _reading(Path(folder)),
        }


def _into_empty(store: Store, driver: neo4j.Driver, path: Path) -> float:
    wipe(driver)
    ensure(store)
    return _import(store, path)


def _import(store: Store, path: Path) -> float:
    began = time.perf_counter()
    known = seed_gazetteer()
    files = inputs([str(path)], limits=Limits(), told=lambda _: None)
    report = import_records(read_ocds(files, Origin(), known, limits=Limits()), store, gazetteer=known)
    if report.skipped:
        raise RuntimeError(f"the benchmark's own releases were skipped: {report.skipped}")
    return time.perf_counter() - began


def _reading(folder: Path) -> dict[str, object]:
    """Reading alone, in a process of its own: its speed and the most memory it ever had."""
    found = {}
    for name, number in (("small", _SMALL), ("large", _LARGE)):
        path = _written(folder / f"{name}.json", number)
        out = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True
        )
        found[name] = {"megabytes": round(path.stat().st_size / 1e6, 1), **json.loads(out.stdout)}
        path.unlink()
    return found


_CHILD = "import sys; from bench.importing import read_alone; read_alone(sys.argv[1])"


def read_alone(path: str) -> None:
    """Read a file without a graph and print speed and peak memory."""
    known = seed_gazetteer()
    before = psutil.Process().memory_info().rss
    began = time.perf_counter()
    files = inputs([path], limits=Limits(), told=lambda _: None)
    number = sum(1 for _ in read_ocds(files, Origin(), known, limits=Limits()))
    seconds = time.perf_counter() - began
    # The peak that `resource` gives is that of the process which started this one, if that was larger.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    peak = int(status["VmHWM"].split()[0]) * 1024
    print(
        json.dumps(
            {
                "releases_per_second": round(number / seconds),
                "before_mb": round(before / 1e6),
                "peak_mb": round(peak / 1e6),
            }
        )
    )


def _written(path: Path, number: int, *, seed: int = 3) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"uri": "https://example.org/", "version": "1.1", "releases": [\n')
        for index, release in enumerate(releases(number, seed=seed)):
            file.write((",\n" if index else "") + json.dumps(release))
        file.write('\n], "license": "CC0", "publisher": {"name": "bench", "uri": "https://example.org"}}')
    return path


def releases(number: int, *, seed: int = 3) -> Iterator[dict[str, Any]]:
    """Releases of awards, half of them with contracts, their names skewed as in a register; one in ten is an
    update, one in eight shares its award among several suppliers, two thirds give no company number.
    """
    chance = random.Random(seed)
    for index in range(number):
        day = date(2020, 1, 1) + timedelta(chance.randrange(2000))
        process = index if chance.random() > 0.1 or not index else chance.randrange(index)
        yield _release(chance, process, f"{index:06}-{seed}", day)


def _release(chance: random.Random, process: int, number: str, day: date) -> dict[str, Any]:
    several = chance.random() < 0.125
    suppliers = [_vendor(int(_VENDORS * chance.random() ** 2)) for _ in range(4 if several else 1)]
    buyer = _buyer(int(_BUYERS * chance.random() ** 2))
    value = {"amount": chance.randrange(1, 5_000) * 1000, "currency": "GBP"}
    award = {
        "id": "1",
        "status": "active",
        "date": f"{day}T00:00:00Z",
        "value": value,
        "suppliers": [{"id": one["id"], "name": one["name"]} for one in suppliers],
        "contractPeriod": {"startDate": f"{day}T00:00:00Z", "endDate": f"{day + timedelta(900)}T00:00:00Z"},
    }
    contract = {
        "id": "1",
        "awardID": "1",
        "status": "active",
        "value": value,
        "dateSigned": f"{day}T00:00:00Z",
    }
    return {
        "ocid": f"ocds-h6vhtk-{process:06x}",
        "id": number,
        "date": f"{day + timedelta(20)}T10:00:00Z",
        "tag": ["award"],
        "language": "en",
        "parties": [{**buyer, "roles": ["buyer"]}, *({**one, "roles": ["supplier"]} for one in suppliers)],
        "buyer": {"id": buyer["id"], "name": buyer["name"]},
        "tender": {
            "id": number,
            "title": f"Supply of matter {process} in district {process % 97}",
            "description": "A description as long as registers have them. " * 20,
            "status": "complete",
        },
        "awards": [award],
        "contracts": [contract] if chance.random() < 0.5 else [],
    }


def _vendor(number: int) -> dict[str, Any]:
    name = f"Vendor {number} of Works Ltd"
    found: dict[str, Any] = {
        "id": f"GB-CFS-{number}",
        "name": name,
        "address": {"countryName": "United Kingdom"},
    }
    if number % 3 == 0:
        found["identifier"] = {"scheme": "GB-COH", "id": f"{number + 1_000_000:08}", "legalName": name}
    return found


def _buyer(number: int) -> dict[str, Any]:
    name = f"District {number} Borough Council"
    return {"id": f"GB-CFS-9{number}", "name": name, "address": {"countryName": "England"}}
