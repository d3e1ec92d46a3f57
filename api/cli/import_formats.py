"""`supplywatch import ocds|ftm|bods`: formats that say themselves what their records are."""

from collections.abc import Callable, Iterable, Iterator

from api.cli.import_run import (
    Dataset,
    Encoding,
    Files,
    Json,
    Licence,
    Publisher,
    Quiet,
    SkippedFile,
    Url,
    run_import,
)
from api.import_plan import Plan
from extractors.registers.bods import read_bods
from extractors.registers.ftm import read_ftm
from extractors.registers.ocds import read_ocds
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Imported, Origin, Skipped, Taken
from graph.model.gazetteer import Gazetteer


def _command(read: Callable[..., Imported], help_text: str) -> Callable[..., int]:
    """The command that loads files with this reader."""

    def command(
        files: Files,
        dataset: Dataset = None,
        publisher: Publisher = None,
        url: Url = None,
        licence: Licence = None,
        encoding: Encoding = None,
        skipped: SkippedFile = None,
        quiet: Quiet = False,
        as_json: Json = False,
    ) -> int:
        origin = Origin(dataset, publisher, url, licence)

        def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
            return read(found, origin, known, limits=Limits(), encoding=encoding)

        return run_import(Plan(importer), files, skipped=skipped, quiet=quiet, as_json=as_json)

    command.__doc__ = help_text
    return command


ocds = _command(
    read_ocds, "Load OCDS: release and record packages, releases, records, JSON lines, versions 1.0 to 1.2."
)
bods = _command(
    read_bods, "Load BODS (0.1 to 0.4): who owns or controls whom, among organisations; persons are dropped."
)
ftm = _command(
    read_ftm,
    "Load FollowTheMoney JSON lines: companies, ownership, contracts, listings; persons are dropped.",
)
