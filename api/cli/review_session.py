"""One claim after the other: a person looks, presses a key, and the next claim comes."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from rich.console import Console

from api.cli.review_values import changes
from api.cli.review_words import in_words, line
from graph import decisions
from graph.errors import Conflict, InvalidClaim, NotFound, WrongUse
from graph.model.vocabulary import Review
from graph.review import InContext, counts, in_context, waiting
from graph.store import Store

KEYS = "a accept   r reject   c correct   s skip   u undo the last   q quit"
_PAGE = 20

AskKey = Callable[[], str]
AskLine = Callable[[str], str]


class Session:
    """A reviewer at a terminal. `ask_key` gives one character, `ask_line` a line after a question.

    Either may raise `EOFError` or `KeyboardInterrupt`, which ends the session; what was decided stays.
    """

    def __init__(
        self, store: Store, console: Console, name: str, *, ask_key: AskKey, ask_line: AskLine
    ) -> None:
        self._store = store
        self._console = console
        self._name = name
        self._ask_key = ask_key
        self._ask_line = ask_line
        self._done: Counter[str] = Counter()
        self._taken: list[tuple[str, str, str]] = []  # action, decision, claim
        self._shown: datetime | None = None  # when the claim came that stands there

    def run(self) -> Counter[str]:
        """Go through the queue; answers how often what was decided."""
        queue = self._waiting()
        current = next(queue, None)
        try:
            while current is not None:
                current = self._step(current) or next(queue, None)
        except (EOFError, KeyboardInterrupt, _Quit):
            self._console.print()
        self._tell_end(current is None)
        return +self._done

    def _waiting(self) -> Iterator[str]:
        cursor: str | None = None
        while True:
            page = waiting(self._store, _PAGE, cursor)
            yield from (row["claim"]["id"] for row in page.rows)
            cursor = page.cursor
            if cursor is None:
                return

    def _step(self, claim_id: str) -> str | None:
        """Show a claim until something becomes of it; answers the claim to show next, if a certain one."""
        found = in_context(self._store, claim_id)
        self._console.rule(style="dim")
        self._console.print(in_words(found))
        self._shown = datetime.now(UTC)
        self._console.print(line((f"\n{KEYS}", "dim")))
        while True:
            key = self._ask_key().lower()
            if key == "q":
                raise _Quit
            if key == "s":
                self._done["skip"] += 1
                return None
            if key == "u":
                if back := self._undo():
                    return back
            elif key in {"a", "r", "c"}:
                if self._decide(key, found):
                    return None
            else:
                self._console.print(KEYS, style="dim", markup=False)

    def _decide(self, key: str, found: InContext) -> bool:
        """Whether the claim needs no more of this reviewer."""
        claim_id, expected = found.claim["id"], Review(found.claim.get("review", Review.UNREVIEWED))
        action, decide = {
            "a": ("accept", self._accept),
            "r": ("reject", self._reject),
            "c": ("correct", self._correct),
        }[key]
        try:
            decision = decide(claim_id, expected)
        except Conflict as error:  # somebody else was faster: it waits no more
            self._console.print(line((str(error), "red")))
            return True
        except (WrongUse, InvalidClaim, NotFound) as error:
            self._console.print(line((str(error), "red")))
            return False
        if decision is None:
            self._console.print(f"Nothing is changed.\n{KEYS}", style="dim", markup=False)
            return False
        self._done[action] += 1
        self._taken.append((action, decision, claim_id))
        self._console.print(line((f"{action}ed, by decision {decision}", "green")))
        return True

    def _accept(self, claim_id: str, expected: Review) -> str | None:
        return decisions.accept(self._store, claim_id, self._reviewer(None), expected=expected)

    def _reject(self, claim_id: str, expected: Review) -> str | None:
        reason = self._ask_line("Why is it wrong (empty: no reason)")
        return decisions.reject(self._store, claim_id, self._reviewer(reason), expected=expected)

    def _correct(self, claim_id: str, expected: Review) -> str | None:
        settings = []
        self._console.print("What is right? One field=value a line, an empty line ends.", markup=False)
        while setting := self._ask_line("field=value").strip():
            settings.append(setting)
        if not settings:
            return None
        right = changes(self._store, claim_id, settings)
        reviewer = self._reviewer(self._ask_line("Why (empty: no reason)"))
        decision, new = decisions.correct(self._store, claim_id, right, reviewer, expected=expected)
        self._console.print(line(f"The corrected claim is {new}."))
        return decision

    def _undo(self) -> str | None:
        if not self._taken:
            self._console.print("Nothing was decided yet in this session.", markup=False)
            return None
        action, decision, claim_id = self._taken.pop()
        try:
            decisions.undo(self._store, decision, decisions.Reviewer(self._name, datetime.now(UTC)))
        except Conflict as error:
            self._console.print(line((str(error), "red")))
            return None
        self._done[action] -= 1
        self._console.print(line((f"the {action} is undone", "green")))
        return claim_id

    def _reviewer(self, reason: str | None) -> decisions.Reviewer:
        why = (reason or "").strip() or None
        return decisions.Reviewer(self._name, datetime.now(UTC), why, self._shown)

    def _tell_end(self, at_end: bool) -> None:
        words = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "skip": "skipped"}
        told = ", ".join(f"{number} {words[action]}" for action, number in (+self._done).items())
        left = counts(self._store)
        wait = left.get(Review.UNREVIEWED, 0) + left.get(Review.DISPUTED, 0)
        self._console.print(
            f"{told or 'nothing was decided'}; {wait:,} {'claim waits' if wait == 1 else 'claims wait'}."
            + (" That was the last of the queue." if at_end else ""),
            markup=False,
        )


class _Quit(Exception):
    """The reviewer pressed q."""
