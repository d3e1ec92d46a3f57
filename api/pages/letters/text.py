"""The words of a letter that asks a company for its reply, in plain text.

It takes no side: it quotes what others have published, says that nothing of it was examined, and asks what is
wrong, what the company says, and what has changed. It holds nothing but what may be published.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from api.exports.layout import amount_told, written
from api.http.entities.claims import ClaimShown
from api.http.entities.matters import ContractShown, ControversyShown
from api.http.entities.parts import PartyShown
from api.http.shapes import Evidence
from graph.errors import WrongUse

_WIDTH = 78
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sender fills in; what is left out stands as a gap in square brackets."""

    deadline: date
    sender: str | None = None
    reply_to: str | None = None


def letter(
    to: PartyShown, matter: ControversyShown, contracts: Sequence[ContractShown], wanted: Wanted, on: date
) -> str:
    """The letter to one of the accused of a matter; `contracts` are those of the company that would stand
    beside it. Raises `WrongUse` where no quote is about this company.
    """
    name = to.name or to.id
    quoted = _about(to, matter.claims)
    if not quoted:
        raise WrongUse(f"nothing that is accepted and quoted accuses {name} itself: there is nothing to ask")
    parts = [
        [wanted.sender or "[your name and organisation]", _date(on)],
        [f"To: {name}"],
        [f"Request for a reply: {subject(matter)}"],
        ["Dear Sir or Madam,"],
        _wrapped(
            f"We are preparing a publication on public contracts in which {name} is named. It quotes what "
            "others have published. We have not examined whether what is quoted is true, and do not make it "
            "our own. Before we publish we should like to hear from you."
        ),
        ["WHAT IS QUOTED"],
        _wrapped(f"On this matter: {subject(matter)}."),
        *_claims(quoted),
        ["YOUR REPLY, AS FAR AS WE HAVE FOUND ONE"],
        *_found_replies(to, matter),
        *_contracts(contracts),
        *_questions(wanted),
        ["Yours faithfully,"],
        [wanted.sender or "[your name and organisation]"],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def subject(matter: ControversyShown) -> str:
    """The matter with how far it has come, without which it would read as a fact."""
    name = matter.title or matter.category_name or written(matter.category or "a matter")
    return f"{name} ({_status(matter.status, matter.contested)})"


def _found_replies(to: PartyShown, matter: ControversyShown) -> list[list[str]]:
    found = _claims(_replies(to, matter))
    if matter.reply_waits:
        found.append(
            _wrapped(
                "What we have read reports a reply whose words we have not checked yet, so it is not quoted "
                "here. Please tell us where your reply stands."
            )
        )
    return found or [["We have found none in what we have read."]]


def _claims(claims: Iterable[ClaimShown]) -> list[list[str]]:
    return [list(_claim(number, one)) for number, one in enumerate(claims, start=1)]


def _claim(number: int, one: ClaimShown) -> Iterator[str]:
    status = "" if one.kind == "reply" else f" Status: {_status(one.claim_status, one.contested)}."
    yield from _wrapped(f"{number}. {_speaker(one)}{status}")
    yield from _evidence(one)


def _evidence(one: ClaimShown) -> Iterator[str]:
    """The words of a claim with where they stand."""
    for part in one.evidence:
        yield from _wrapped(f"“{' '.join(part.quote.split())}”", _INDENT)
        yield from _wrapped(_place(part, one), _INDENT)
        if part.url:
            yield f"{_INDENT}{part.url}"


def _speaker(one: ClaimShown) -> str:
    said = one.speaker or one.on_behalf_of
    if one.speaker and one.on_behalf_of and one.speaker != one.on_behalf_of:
        said = f"{one.speaker} for {one.on_behalf_of}"
    act = f"Act of {one.authority}." if one.authority else ""
    if one.kind == "listing":
        return f"Entry of an official list. {act}".strip()
    told = f"Said by {said}." if said else "" if act else "The text names nobody who says so."
    return " ".join(part for part in (told, act) if part)


def _place(part: Evidence, one: ClaimShown) -> str:
    publisher = part.publisher or one.publisher or "publisher not known"
    day = part.published or one.published
    told = f"{publisher}, {_date(day) if day else 'day not known'}"
    if part.title:
        told += f": {part.title}"
    return f"{told}; retells {part.retells}" if part.retells else told


def _contracts(contracts: Sequence[ContractShown]) -> list[list[str]]:
    if not contracts:
        return []
    return [
        ["PUBLIC CONTRACTS THAT WOULD STAND BESIDE IT"],
        *(list(_contract(number, one)) for number, one in enumerate(contracts, start=1)),
    ]


def _contract(number: int, one: ContractShown) -> Iterator[str]:
    buyers = [party.name for party in one.parties if party.role == "buyer" and party.name]
    state = written(one.status or "state unknown")
    day = f", as of {_date(one.status_as_of)}" if one.status_as_of else ""
    amount = amount_told(one.amount, one.currency, one.value_kind, one.basis, one.per)
    buyer = ", ".join(buyers) or "a public body that no text names"
    yield from _wrapped(f"{number}. {buyer}: {one.title or 'a contract'}; {amount}; {state}{day}")
    for claim in one.claims[:1]:
        yield from _evidence(claim)


def _questions(wanted: Wanted) -> list[list[str]]:
    until = _date(wanted.deadline)
    return [
        ["OUR QUESTIONS"],
        _wrapped("1. Is anything in what is quoted above wrong, as far as it concerns you? What shows that?"),
        _wrapped(
            "2. What is your reply to it? We shall print it beside what is quoted, in your words; please "
            "tell us if you would rather not give one."
        ),
        _wrapped("3. Have you replied in public before, where we have not found it? If so, where?"),
        _wrapped(
            "4. Has anything changed since, such as a decision, a settlement, or the end of a contract?"
        ),
        _wrapped(
            f"We ask for your answer by {until}, to {wanted.reply_to or '[your address]'}. If you need "
            "longer, please tell us by then. Without an answer we shall say that a reply was asked for "
            "and that none had been received; one that comes later will be added."
        ),
    ]


def _about(to: PartyShown, claims: Iterable[ClaimShown]) -> list[ClaimShown]:
    """The claims that accuse this company: a matter may have several accused."""
    return [
        one
        for one in claims
        if any(named.role == "accused" and named.organisation_id == to.id for named in one.names)
    ]


def _replies(to: PartyShown, matter: ControversyShown) -> list[ClaimShown]:
    answered = {one.id for one in _about(to, matter.claims)}
    theirs = [one for one in matter.replies if any(named.organisation_id == to.id for named in one.names)]
    return theirs or [
        one for one in matter.replies if answered & set(one.answers) and not _of_others(to, one)
    ]


def _of_others(to: PartyShown, reply: ClaimShown) -> bool:
    """Whether it is surely somebody else's reply."""
    return any(named.organisation_id not in (None, to.id) for named in reply.names)


def _status(status: str | None, contested: bool) -> str:
    return written(status or "alleged") + (", contested" if contested else "")


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                break_on_hyphens=False)  # fmt: skip
