"""Rebuild what rests on facts that were written or decided, in the transaction that did it."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from graph.arriving import Arriving, write_claims
from graph.derive_write import derive, label
from graph.linking.write import Linked, link_claims
from graph.resolution.organisations import draw_organisations, read_organisations
from graph.resolution.rules import KnownNames, organisation_id
from graph.resolution.standing import known_names
from graph.resolution.suggest import suggest_organisations
from graph.resolution.write import resolve_mentions
from graph.store import Row, Store, Transaction

_PAGE = 2000
_NOTHING = Linked()
_NOBODY = Arriving()


def rebuild(
    transaction: Transaction,
    *,
    known: KnownNames,
    recorded_at: datetime,
    mentions: Iterable[str] = (),
    claims: Iterable[str] = (),
    regrouped: Iterable[str] = (),
    answered: Iterable[str] = (),
    organisations: Iterable[str] = (),
    arriving: Arriving = _NOBODY,
) -> bool:
    """Resolve these mentions, link these claims and those that the mentions move, derive what both touch.

    `regrouped` are documents whose family changed, `answered` allegations whose replies did,
    `organisations` those whose namesakes must be looked at again. What is `arriving` is resolved, linked and
    written. Answers whether anything that was in the graph differed.
    """
    resolved = resolve_mentions(
        transaction, {*mentions, *arriving.known_names}, known, recorded_at, new=arriving.names
    )
    touched = set(claims)
    if resolved.mentions:
        rows = transaction.run("load/claims_naming", ids=sorted(resolved.mentions))
        touched |= {row["id"] for row in rows}
    replied = set(answered)

    def keep(notes: Mapping[str, Row]) -> None:
        replied.update(write_claims(transaction, arriving.claims, notes))

    linked = _NOTHING
    if touched or arriving.claims:
        linked = link_claims(
            transaction,
            touched,
            recorded_at,
            new=arriving.facts(resolved.found),
            keep=keep if arriving.claims else None,
            seeded=frozenset(organisation_id(one) for one in known.organisations),
        )
    matters = _matters(transaction, sorted(set(regrouped)), sorted(replied))
    linked = replace(linked, controversies=linked.controversies | matters)
    differing = derive(transaction, linked, resolved.organisations)
    related = {organisation for pair in linked.owned for organisation in pair.split("|", 1)}
    suggest_organisations(transaction, resolved.redrawn.union(organisations, related))
    return bool(resolved.mentions or differing)


def _matters(transaction: Transaction, documents: list[str], allegations: list[str]) -> set[str]:
    found: set[str] = set()
    if documents:
        found |= {row["id"] for row in transaction.run("load/controversies_of_documents", ids=documents)}
    if allegations:
        found |= {row["id"] for row in transaction.run("load/controversies_of_claims", ids=allegations)}
    return found


def rebuild_all(store: Store, *, now: datetime) -> None:
    """Resolve, link and derive everything anew from facts and decisions, page by page, each in a
    transaction.
    """

    def mentions(transaction: Transaction, ids: list[str]) -> None:
        rebuild(transaction, known=known_names(transaction), recorded_at=now, mentions=ids)

    def claims(transaction: Transaction, ids: list[str]) -> None:
        rebuild(transaction, known=known_names(transaction), recorded_at=now, claims=ids)

    def organisations(transaction: Transaction, ids: list[str]) -> None:
        drawn = read_organisations(transaction, ids)
        draw_organisations(transaction, drawn, gained=dict.fromkeys(drawn, ()), whole={})
        rebuild(transaction, known=known_names(transaction), recorded_at=now, organisations=ids)
        label(transaction, ids)

    for ids in pages(store, "load/page_mentions"):
        store.write(_locked(mentions, ids))
    for ids in pages(store, "load/page_claims"):
        store.write(_locked(claims, ids))
    for ids in pages(store, "load/page_organisations"):
        store.write(_locked(organisations, ids))


def _locked(work: Callable[[Transaction, list[str]], None], ids: list[str]) -> Callable[[Transaction], None]:
    def run(transaction: Transaction) -> None:
        transaction.run("load/lock", writer=str(uuid.uuid4()))
        work(transaction, ids)
        transaction.run("load/bump")

    return run


def pages(store: Store, name: str) -> Iterator[list[str]]:
    """The identifiers that a paging statement gives, some thousands at a time."""
    after = ""
    while True:
        ids = [row["id"] for row in store.read(name, after=after, limit=_PAGE)]
        if ids:
            yield ids
        if len(ids) < _PAGE:
            return
        after = ids[-1]
