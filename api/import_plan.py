"""How a file of a register or list is imported: what is asked of the graph before, the reader, what follows.

The command line and the pages import by the same plans.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.importing import ImportReport, import_records
from extractors.registers.lists import Compared, Profile, bearers, ended, keeper, read_list
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Origin, Skipped, Taken
from graph.errors import WrongUse
from graph.gazetteer import known_names
from graph.listings import listed
from graph.model.gazetteer import Gazetteer
from graph.model.listed import Listed
from graph.store import Reader, Store

Importer = Callable[[Iterator[Input | Skipped], Gazetteer], Iterable[Taken | Skipped]]
"""From the files, opened one after the other, and the known names to the records."""

After = Callable[[Reader, ImportReport, Gazetteer], Iterable[Taken | Skipped]]
"""From the graph, with the account of what was loaded, and the known names to further records."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`before` may ask the graph something first; `after` gives what follows from all that was loaded."""

    importer: Importer
    before: Callable[[Reader], None] | None = None
    after: After | None = None


def carried_out(
    plan: Plan,
    found: Iterator[Input | Skipped],
    store: Store,
    *,
    on_skipped: Callable[[Skipped], None] | None = None,
    on_batch: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Import the opened files and give the account. Raises `DatabaseUnavailable`."""
    known = known_names(store)
    if plan.before:
        plan.before(store)
    records = plan.importer(found, known)
    report = import_records(records, store, gazetteer=known, on_skipped=on_skipped, on_batch=on_batch)
    if plan.after:
        more = plan.after(store, report, known)
        import_records(more, store, gazetteer=known, report=report, on_skipped=on_skipped)
    return report


def list_plan(
    look: Profile,
    day: date,
    origin: Origin,
    *,
    whole: bool = False,
    encoding: str | None = None,
    over: Callable[[str], None],
) -> Plan:
    """One edition of an official list; `over` is told every company that it lacks, and where that was."""
    earlier: list[Listed] = []
    name = origin.dataset or look.list

    def before(store: Reader) -> None:
        earlier.extend(listed(store, name, look.authority))

    def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
        return read_list(
            found, look, day, origin, known, limits=Limits(), encoding=encoding, bearers=bearers(earlier)
        )

    def after(store: Reader, report: ImportReport, known: Gazetteer) -> Iterator[Taken | Skipped]:
        # What could not be read may be the very entry that seems to be missing.
        if report.skipped or not report.taken:
            return
        entries = listed(store, name, look.authority)
        for compared in Compared.around(day, entries):
            for one in ended(compared, keeper(look, origin, known), whole=whole):
                if isinstance(one, Taken):
                    over(f"{one.claims[0].names[1][1].name} ({one.where})")
                yield one

    return Plan(importer, before, after)


def edition_day(edition: str | None, *, where: str = "--edition") -> date:
    """The day of an edition; `where` is how the caller gives it. Raises `WrongUse`."""
    if not edition:
        raise WrongUse(
            f"say of which day this edition is: {where} 2025-06-30; a later one ends what it has no more"
        )
    try:
        found = date.fromisoformat(edition)
    except ValueError as error:
        raise WrongUse(f"{where} {edition} is no day: write it like 2025-06-30") from error
    if found > datetime.now(UTC).date():
        raise WrongUse(f"{where} {found} lies in the future: give the day on which the list was published")
    return found


def account(report: ImportReport) -> dict[str, object]:
    """The account as JSON."""
    return {
        "taken": report.taken,
        "alreadyThere": report.known,
        "claims": report.claims,
        "newDocuments": report.new_documents,
        "newClaims": report.new_claims,
        "skipped": dict(report.skipped),
        "nothingToClaim": dict(report.expected),
        "notes": dict(report.notes),
        "examples": {
            reason: [{"where": where, "why": why} for where, why in found]
            for reason, found in report.examples.items()
        },
        "licences": dict(report.licences),
        "publishers": dict(report.publishers),
        "seconds": round(report.seconds, 2),
        "recordsPerSecond": round(report.rate, 1),
    }
