"""Which documents are copies of one text: compared as they arrive, kept as `sourceFamily` and REPUBLISHES.

A family is a connected group of copies, called by its smallest document, so the order of arrival does not
matter. Files of registers are left out: their entries share a form, not a text.
"""

from collections.abc import Mapping

from graph.families import are_copies, comparable
from graph.linking.clusters import Groups
from graph.store import Transaction

_TERMS = 900  # keys in one look-up; Lucene refuses more than 1024 clauses


def is_prose(media_type: str) -> bool:
    """Whether files of this kind hold a text that others may copy."""
    prose = media_type.startswith("text/") and media_type != "text/csv"
    return prose or media_type in ("application/pdf", "application/xhtml+xml")


def candidates(
    transaction: Transaction, signatures: Mapping[str, str | None]
) -> dict[str, dict[str, str | None]]:
    """For each new document those that share a key with it, and their families where the graph has them; call
    it before the new texts are written.
    """
    rows, bearers = [], dict[str, list[str]]()
    for document, keys in sorted(signatures.items()):
        terms = (keys or "").split()
        for start in range(0, len(terms), _TERMS):
            rows.append({"id": document, "query": " ".join(terms[start : start + _TERMS])})
        for term in terms:
            bearers.setdefault(term, []).append(document)
    found: dict[str, dict[str, str | None]] = {}
    for sharing in bearers.values():
        for document in sharing[1:]:
            found.setdefault(document, {}).update((other, None) for other in sharing if other != document)
    if rows:
        for row in transaction.run("load/family_candidates", rows=rows):
            found.setdefault(row["id"], {})[row["candidate"]] = row["family"]
    return found


def join_families(
    transaction: Transaction,
    texts: Mapping[str, str],
    families_now: Mapping[str, str],
    candidates: Mapping[str, Mapping[str, str | None]],
) -> set[str]:
    """Put new documents into families; answers every document whose family changed.

    `texts` are those of the documents that were written, `families_now` the families that they are in.
    """
    pairs = {
        (min(new, other), max(new, other))
        for new, others in candidates.items()
        for other in others
        if other != new
    }
    if not pairs:
        return set()
    family = {other: found for others in candidates.values() for other, found in others.items() if found}
    family |= families_now
    ids = sorted({one for pair in pairs for one in pair})
    known = {one: comparable(texts[one]) for one in ids if one in texts}
    unread = [one for one in ids if one not in known]
    if unread:
        known |= {row["id"]: comparable(row["text"]) for row in transaction.run("load/texts", ids=unread)}
    groups = Groups(ids)
    for one in ids:
        groups.join(one, family[one])
    for left, right in sorted(pairs):
        if groups.find(left) != groups.find(right) and are_copies(known[left], known[right]):
            groups.join(left, right)
    return _move(transaction, groups, {family[one] for one in ids})


def _move(transaction: Transaction, groups: Groups, former: set[str]) -> set[str]:
    moving = sorted(one for one in former if groups.find(one) != one)
    rows = [
        {"id": row["id"], "family": groups.find(row["family"])}
        for row in (transaction.run("load/family_members", families=moving) if moving else [])
    ]
    if rows:
        transaction.run("load/families", rows=rows)
    return {row["id"] for row in rows}
