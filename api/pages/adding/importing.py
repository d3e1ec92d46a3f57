"""Does the imports that were asked for on a page, one after the other, in a thread of the service."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from api.import_plan import Plan, account, carried_out, edition_day, list_plan
from api.importing import ImportReport
from api.pages.adding.book import RENEW, Import, ImportBook, State
from extractors.registers.bods import read_bods
from extractors.registers.ftm import read_ftm
from extractors.registers.lists import read_profile, shipped
from extractors.registers.ocds import read_ocds
from extractors.registers.opening import Input, Limits, inputs
from extractors.registers.stream import Imported, Origin, Skipped, Taken
from extractors.registers.table import layout_of, read_table
from graph.errors import DatabaseUnavailable, SupplywatchError, WrongUse
from graph.model.gazetteer import Gazetteer
from graph.store import Store

_log = logging.getLogger("supplywatch.imports")

KINDS = {
    "ocds": "Contracts of a register (OCDS)",
    "list": "Official list of companies",
    "csv": "Table of contracts or payments (CSV, Excel)",
    "bods": "Who owns whom (BODS)",
    "ftm": "FollowTheMoney",
}
_READERS: Mapping[str, Callable[..., Imported]] = {"ocds": read_ocds, "bods": read_bods, "ftm": read_ftm}


def plan_of(kind: str, options: Mapping[str, str], over: Callable[[str], None]) -> Plan:
    """The plan for a file of this kind. Raises `WrongUse` for what was said of it and cannot be."""
    origin = Origin(*(options.get(name) for name in ("dataset", "publisher", "url", "licence")))
    if kind == "list":
        profile = options.get("profile")
        if profile not in shipped():
            raise WrongUse(f"choose how the list looks: {', '.join(shipped())}")
        day = edition_day(options.get("edition"), where="Day of the edition:")
        return list_plan(read_profile(profile), day, origin, over=over)
    if kind == "csv":
        return Plan(_table(options.get("map"), origin))
    if kind not in _READERS:
        raise WrongUse(f"choose what the file is: {', '.join(KINDS)}")
    read = _READERS[kind]

    def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
        return read(found, origin, known, limits=Limits())

    return Plan(importer)


def start(book: ImportBook, store: Store, clock: Callable[[], datetime]) -> threading.Thread:
    """Do what waits, in a thread of its own; it ends at once where another one is at it."""
    worker = threading.Thread(target=_work, args=(book, store, clock), name="imports", daemon=True)
    worker.start()
    return worker


def _work(book: ImportBook, store: Store, clock: Callable[[], datetime]) -> None:
    while one := book.take(clock()):
        with _leased(book, one, clock):
            state, problem = _done(book, one, store)
        book.settle(one, state, problem)
        if state is State.WAITING:
            return


def _done(book: ImportBook, one: Import, store: Store) -> tuple[State, str | None]:
    over: list[str] = []

    def told(report: ImportReport) -> None:
        book.tell(one.id, {**account(report), "ended": over})

    try:
        plan = plan_of(one.kind, one.options, over.append)
        told(carried_out(plan, _files(book.file(one), one.name), store, on_batch=told))
    except DatabaseUnavailable as error:
        return State.WAITING, str(error)
    except SupplywatchError as error:
        return State.FAILED, str(error)
    # Else the page would say for ever that it is being done.
    except Exception:  # noqa: BLE001
        _log.exception("import %s was broken off", one.id)
        return State.FAILED, "an unexpected error; the log of the service holds it under this import's number"
    return State.DONE, None


def _files(path: Path, name: str) -> Iterator[Input | Skipped]:
    """The file under the name that it came with: where it waits is nobody's business."""
    for one in inputs([str(path)], limits=Limits(), told=lambda _: None):
        if isinstance(one, Skipped):
            yield replace(one, where=one.where.replace(str(path), name), why=one.why.replace(str(path), name))
        else:
            one.name = one.name.replace(str(path), name)
            yield one


def _table(mapping: str | None, origin: Origin) -> Callable[..., Iterable[Taken | Skipped]]:
    if not mapping:
        raise WrongUse(
            "a table needs its map, a file that says which column is what: "
            "`supplywatch import csv FILE --propose-map` writes a first one"
        )
    layout = layout_of(mapping, "the map")

    def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
        return read_table(found, layout, origin, known, limits=Limits())

    return importer


@contextmanager
def _leased(book: ImportBook, one: Import, clock: Callable[[], datetime]) -> Iterator[None]:
    done = threading.Event()

    def renew() -> None:
        while not done.wait(RENEW):
            book.renew(one.id, clock())

    keeper = threading.Thread(target=renew, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()
