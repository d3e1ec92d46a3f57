"""`supplywatch keys`: who may use the service from elsewhere."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.keys import Scope, key_ring
from api.settings import Settings

app = typer.Typer(help="API keys of the service: add, list, revoke.", no_args_is_help=True)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose key it is; stands beside what is decided with it.")],
    scope: Annotated[
        list[Scope] | None,
        typer.Option("--scope", help="What it allows; repeat it for several. Without it: read."),
    ] = None,
) -> None:
    """Make a key and print it once: it is kept as a hash only."""
    token = key_ring(Settings()).add(name, scope or [Scope.READ])
    # The token alone goes to standard output, so that a script can take it.
    typer.echo(token)
    Console(stderr=True).print("Keep it now: it cannot be shown again.", markup=False)


@app.command(name="list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="For a machine.")] = False,
) -> int:
    """List all keys, revoked ones included."""
    keys = key_ring(Settings()).keys()
    if as_json:
        rows = [
            {
                "id": key.id,
                "name": key.name,
                "scopes": key.scopes,
                "created": key.created,
                "revoked": key.revoked,
            }
            for key in keys
        ]
        typer.echo(json.dumps(rows, indent=1))
        return 0 if keys else 1
    if not keys:
        Console().print("There is no key: the service answers on this machine only.")
        return 1
    table = Table("id", "name", "scopes", "made", "revoked", box=None)
    for key in keys:
        table.add_row(key.id, key.name, " ".join(key.scopes), key.created, key.revoked or "")
    Console().print(table)
    return 0


@app.command()
def revoke(identifier: Annotated[str, typer.Argument(help="The id that `keys list` shows.")]) -> None:
    """End a key at once, in a running service too."""
    key_ring(Settings()).revoke(identifier)
    Console().print(f"Key {identifier} is revoked.", markup=False, highlight=False)
