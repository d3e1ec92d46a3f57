"""What a run tells at its end: what was read, what was not and why. Nothing is dropped in silence."""

from rich.console import Console

from api.ingest import Account
from extractors.fetch import Refused, Skipped


def tell(account: Account, console: Console) -> None:
    """Print the account of a run, the failures last, where a person looks."""
    console.print(_summary(account), highlight=False)
    for name, language in account.unread:
        console.print(
            f"kept but not read: {name} (language {language}; only English is read so far)", markup=False
        )
    for skipped in account.skipped:
        console.print(_passed_over(skipped), markup=False)
    tell_refused(account.refused, console)


def tell_refused(refused: list[Refused], console: Console) -> None:
    """Name each input that could not be read, and what to do about it."""
    if refused:
        noun = "input" if len(refused) == 1 else "inputs"
        console.print(f"{len(refused)} {noun} could not be read:", style="bold")
    for one in refused:
        console.print(f"  {one.name}: {one.error}", markup=False, highlight=False)


def _summary(account: Account) -> str:
    read = f"{account.documents} document{'' if account.documents == 1 else 's'} read"
    if not account.documents:
        return "No document was read."
    if not account.changed:
        return f"{read}; nothing changed in the graph: all of it was there already."
    return f"{read}: {account.new_documents} new in the graph, with {account.new_claims} new claims."


def _passed_over(skipped: Skipped) -> str:
    counts = ", ".join(f"{count} {reason}" for reason, count in skipped.counts)
    return f"passed over in {skipped.name}: {counts}"
