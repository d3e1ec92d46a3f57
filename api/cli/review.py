"""`supplywatch review`: what waits for a person, and what this person decides."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from api.cli.progress import shown
from api.cli.review_output import console, print_json, print_page, print_queue, say, show_members, show_words
from api.cli.review_session import Session
from api.cli.review_values import changes
from api.cli.review_words import in_words, logged, pair
from api.database import open_store
from api.settings import Settings
from graph import decisions
from graph.decision_log import decision_log
from graph.decisions import Reviewer
from graph.errors import Conflict, DatabaseUnavailable, NotFound, SupplywatchError, WrongUse
from graph.model.vocabulary import Review
from graph.review import counts, in_context, suggestions, waiting
from graph.store import Store

app = typer.Typer(
    help="What waits for a person: look, accept, reject, correct, merge, split, undo. Without a command: one "
    "claim after the other at a terminal, else the list.",
)


def _named(name: str) -> str:
    if not name.strip():
        raise typer.BadParameter("a decision needs the name of the person who takes it")
    return name


By = Annotated[
    str,
    typer.Option("--by", help="Your name: it stands beside the decision for good.", callback=_named),
]
Reason = Annotated[str | None, typer.Option("--reason", help="Why; it is kept with the decision.")]
AsJson = Annotated[bool, typer.Option("--json", help="For a machine.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many at most.")]
Cursor = Annotated[str | None, typer.Option("--cursor", help="Where the page before ended.")]
Claims = Annotated[list[str], typer.Argument(help="Identifiers of claims.", metavar="CLAIM...")]
Expected = Annotated[
    Review,
    typer.Option("--expected", help="How the claim stood when you looked; another state is refused."),
]

_INTERNAL = {"leaseBy", "leaseUntil", "attempts", "runId", "signature", "error"}


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    by: Annotated[str | None, typer.Option("--by", help="Your name, for deciding at a terminal.")] = None,
    as_json: AsJson = False,
) -> int:
    """One claim after the other at a terminal; the list where standard input or output is none."""
    if context.invoked_subcommand is not None:
        if by is not None or as_json:
            raise WrongUse(f"write --by and --json after `{context.invoked_subcommand}`")
        return 0
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return list_(as_json=as_json)
    with _store() as store:
        if not waiting(store, 1).rows:
            return print_queue(store, waiting(store, 1))
        name = by or typer.prompt("Your name, which will stand beside each decision")
        Session(
            store, console(), Reviewer(name, _now()).name, ask_key=typer.getchar, ask_line=_ask_line
        ).run()
    return 0


@app.command(name="list")
def list_(limit: Limit = 20, cursor: Cursor = None, as_json: AsJson = False) -> int:
    """List what waits: disputed claims first, then the surest readings."""
    with _store() as store:
        page = waiting(store, limit, cursor)
        if as_json:
            print_json({"counts": counts(store), "claims": page.rows, "next": page.cursor})
            return 0 if page.rows else 1
        return print_queue(store, page)


@app.command()
def show(identifier: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False) -> int:
    """Show a claim in its paragraph with all that was read; of another thing, what it is made of."""
    with _store() as store:
        kind = _kind(store, identifier)
        if kind != "claim":
            return show_members(store, kind, identifier, as_json)
        found = in_context(store, identifier)
    if as_json:
        document = {key: value for key, value in found.document.items() if key not in _INTERNAL}
        print_json({**asdict(found), "document": document})
    else:
        show_words(in_words(found))
    return 0


@app.command()
def accept(claims: Claims, by: By, reason: Reason = None, expected: Expected = Review.UNREVIEWED) -> int:
    """Say that identity, role, polarity, status and speaker were read right; you have seen the words."""
    return _each(claims, by, reason, lambda *one: decisions.accept(*one, expected=expected), "accepted")


@app.command()
def reject(claims: Claims, by: By, reason: Reason = None, expected: Expected = Review.UNREVIEWED) -> int:
    """Say that a claim was misread: it counts nowhere any more."""
    return _each(claims, by, reason, lambda *one: decisions.reject(*one, expected=expected), "rejected")


@app.command()
def dispute(claims: Claims, by: By, reason: Annotated[str, typer.Option("--reason", help="Why.")]) -> int:
    """Suspend a claim at once, until somebody decides."""
    return _each(claims, by, reason, decisions.dispute, "disputed")


@app.command()
def retract(claims: Claims, by: By, reason: Annotated[str, typer.Option("--reason", help="Why.")]) -> int:
    """Take a claim back for good; its identifier tells date and reason from then on."""
    return _each(claims, by, reason, decisions.retract, "retracted")


@app.command()
def correct(
    claim: Annotated[str, typer.Argument(help="Identifier of the claim.", metavar="CLAIM")],
    by: By,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="field=value that is right, such as status=blocked or vendor=Palantir; repeat it. "
            "Nothing after the = takes the value away.",
        ),
    ] = None,
    reason: Reason = None,
    expected: Expected = Review.UNREVIEWED,
) -> int:
    """Put the right values in place of a misread claim; the corrected claim counts as accepted."""
    with _store() as store:
        right = changes(store, claim, settings or [])
        decision, new = decisions.correct(
            store, claim, right, Reviewer(by, _now(), reason), expected=expected
        )
        say(f"{claim} is corrected by claim {new} (decision {decision}).")
        for name in in_context(store, new).names:
            if name["judgement"] == "by_name":
                say(
                    f"{name['name']} is taken for {name['organisation']} by its name alone: "
                    f"`supplywatch review accept {new} --expected accepted --by …` says that it is."
                )
    return 0


@app.command()
def merge(
    things: Annotated[list[str], typer.Argument(help="Two or more identifiers.", metavar="A B...")],
    by: By,
    reason: Reason = None,
) -> None:
    """Say that organisations, contracts or matters are one."""
    with _store() as store:
        decision = decisions.merge(store, things, Reviewer(by, _now(), reason))
    say(f"{', '.join(things)} are one (decision {decision}).")


app.command(name="same", help="The same as merge.")(merge)


@app.command(name="not-same")
def not_same(
    left: Annotated[str, typer.Argument(metavar="A")],
    right: Annotated[str, typer.Argument(metavar="B")],
    by: By,
    reason: Reason = None,
) -> None:
    """Say that two things which look alike are two: they are suggested no more."""
    with _store() as store:
        decision = decisions.keep_apart(store, left, right, Reviewer(by, _now(), reason))
    say(f"{left} and {right} are two (decision {decision}).")


@app.command()
def split(
    thing: Annotated[str, typer.Argument(help="An organisation, contract or matter.")],
    members: Annotated[
        list[str],
        typer.Argument(help="Mentions of an organisation, or claims of the others, as `show` lists them."),
    ],
    by: By,
    reason: Reason = None,
) -> None:
    """Take members out of a thing, to stand on their own."""
    with _store() as store:
        decision = decisions.split(store, thing, members, Reviewer(by, _now(), reason))
    say(f"{', '.join(members)} left {thing} (decision {decision}).")


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(help="Identifier of a decision, as `log` lists it.")],
    by: By,
    reason: Reason = None,
) -> None:
    """Let a decision hold no longer; undoing an undo makes it hold again."""
    with _store() as store:
        new = decisions.undo(store, decision, Reviewer(by, _now(), reason))
    say(f"{decision} holds no longer (decision {new}).")


@app.command()
def pairs(limit: Limit = 20, cursor: Cursor = None, as_json: AsJson = False) -> int:
    """List things that may be one, to be called `same` or `not-same`."""
    with _store() as store:
        page = suggestions(store, limit, cursor)
    return print_page(page, "pairs", pair, "Nothing looks as if it were one.", as_json)


@app.command()
def log(limit: Limit = 20, cursor: Cursor = None, as_json: AsJson = False) -> int:
    """List who decided what, the newest first."""
    with _store() as store:
        page = decision_log(store, limit, cursor)
    return print_page(page, "decisions", logged, "Nothing has been decided yet.", as_json)


@contextmanager
def _store() -> Iterator[Store]:
    with ExitStack() as opening:
        progress = opening.enter_context(shown())
        with open_store(Settings(), progress=progress) as store:
            # A bar that goes on turning would overwrite what the reviewer types.
            opening.close()
            yield store


def _each(
    claims: list[str],
    by: str,
    reason: str | None,
    decide: Callable[[Store, str, Reviewer], str],
    done: str,
) -> int:
    """One decision a claim; one that cannot be taken never stops the others."""
    failed = 0
    with _store() as store:
        for claim in dict.fromkeys(claims):
            try:
                decision = decide(store, claim, Reviewer(by, _now(), reason))
            except (DatabaseUnavailable, WrongUse):
                raise
            except SupplywatchError as error:
                failed += 1
                hint = "; --expected says how it stood" if isinstance(error, Conflict) else ""
                Console(stderr=True, soft_wrap=True, highlight=False).print(f"{error}{hint}", markup=False)
            else:
                say(f"{claim} is {done} (decision {decision}).")
    return 1 if failed else 0


def _kind(store: Store, identifier: str) -> str:
    rows = store.read("review/target", id=identifier)
    if not rows:
        raise NotFound("claim, organisation, contract or controversy", identifier)
    if rows[0]["canonical"]:
        raise Conflict(f"{identifier} is {rows[0]['canonical']} by now: use that identifier")
    return str(rows[0]["kind"])


def _ask_line(question: str) -> str:
    try:
        return str(typer.prompt(question, default="", show_default=False))
    except typer.Abort as error:
        raise EOFError from error


def _now() -> datetime:
    return datetime.now(UTC)
