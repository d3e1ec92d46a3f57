"""`supplywatch ingest`: documents into the graph."""

import json
from typing import Annotated

import typer
from rich.console import Console

from api.cli.accounts import tell
from api.cli.progress import shown
from api.database import open_store
from api.ingest import Account
from api.ingest import ingest as run
from api.settings import Settings
from extractors.fetch import Limits
from extractors.read import open_reader
from graph.gazetteer import known_names


def ingest(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, folders, '-' for standard input, http(s) URLs, feeds.")
    ],
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The account for a machine.")] = False,
) -> int:
    """Read documents into the graph. What is read waits for review before it is published."""
    settings = Settings()
    limits = Limits(file_bytes=settings.max_document_mb * 1_000_000)
    with shown(quiet=quiet or as_json) as progress, open_store(settings, progress=progress) as store:
        gazetteer = known_names(store)
        account = run(
            inputs,
            store,
            open_reader(gazetteer, models=settings.weights),
            gazetteer=gazetteer,
            limits=limits,
            on_batch=lambda so_far: progress("reading documents", so_far.documents, 0),
        )
    if as_json:
        typer.echo(json.dumps(_machine(account), ensure_ascii=False))
    else:
        tell(account, Console(soft_wrap=True))
    return 1 if account.refused or not account.documents else 0


def _machine(account: Account) -> dict[str, object]:
    return {
        "documents": account.documents,
        "newDocuments": account.new_documents,
        "newClaims": account.new_claims,
        "unread": [{"name": name, "language": language} for name, language in account.unread],
        "refused": [{"name": one.name, "reason": str(one.error)} for one in account.refused],
        "skipped": [{"name": one.name, "counts": dict(one.counts)} for one in account.skipped],
    }
