"""`supplywatch import ftm`: entities of FollowTheMoney, as OpenSanctions and Aleph hand them out."""

from collections.abc import Callable, Iterable

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
from extractors.registers.ftm import read_ftm
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from graph.model.gazetteer import Gazetteer


def ftm(
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
    """Load FollowTheMoney JSON lines: companies, ownership, contracts, listings; persons are dropped."""
    origin = Origin(dataset, publisher, url, licence)

    def importer(told: Callable[[int], None], known: Gazetteer) -> Iterable[Taken | Skipped]:
        found = inputs(files, limits=Limits(), told=told)
        return read_ftm(found, origin, known, limits=Limits(), encoding=encoding)

    return run_import(importer, files, skipped=skipped, quiet=quiet, as_json=as_json)
