"""Which documents are copies of one text: compared as they arrive, kept as `sourceFamily` and REPUBLISHES.

A family is a connected group of copies, called by its smallest document, so the order of arrival does not
matter. Files of registers are left out: their entries share a form, not a text.
"""

from collections.abc import Iterable, Mapping

from graph import families
from graph.linking.clusters import Groups
from graph.store import Transaction

_TERMS = 900  # keys in one look-up; Lucene refuses more than 1024 clauses


def signature(text: str, media_type: str) -> str | None:
    """The keys of a text in one string, None for files that are no prose."""
    prose = media_type.startswith("text/") and media_type != "text/csv"
    if not prose and media_type not in ("application/pdf", "application/xhtml+xml"):
        return None
    return " ".join(families.signature(text)) or None


def candidates(transaction: Transaction, signatures: Mapping[str, str | None]) -> dict[str, set[str]]:
    """For each new document those that share a key with it; call it before the new texts are written."""
    rows, bearers = [], dict[str, list[str]]()
    for document, keys in sorted(signatures.items()):
        terms = (keys or "").split()
        for start in range(0, len(terms), _TERMS):
            rows.append({"id": document, "query": " ".join(terms[start : start + _TERMS])})
        for term in terms:
            bearers.setdefault(term, []).append(document)
    found: dict[str, set[str]] = {}
    if rows:
        for row in transaction.run("load/family_candidates", rows=rows):
            found.setdefault(row["id"], set()).add(row["candidate"])
    for sharing in bearers.values():
        for document in sharing[1:]:
            found.setdefault(document, set()).update(other for other in sharing if other != document)
    return found


def join_families(
    transaction: Transaction, texts: Mapping[str, str], candidates: Mapping[str, Iterable[str]]
) -> set[str]:
    """Put new documents into families; answers every document whose family changed."""
    pairs = {
        tuple(sorted((new, other))) for new, others in candidates.items() for other in others if other != new
    }
    if not pairs:
        return set()
    ids = sorted({one for pair in pairs for one in pair})
    known = dict(texts)
    unread = [one for one in ids if one not in known]
    known |= {row["id"]: row["text"] for row in transaction.run("load/texts", ids=unread)} if unread else {}
    family = {row["document"]["id"]: row["document"]["sourceFamily"] for row in _documents(transaction, ids)}
    groups = Groups(ids)
    for one in ids:
        groups.join(one, family[one])
    for left, right in sorted(pairs):
        if groups.find(left) != groups.find(right) and families.same_family(known[left], known[right]):
            groups.join(left, right)
    return _move(transaction, groups, set(family.values()))


def _documents(transaction: Transaction, ids: list[str]) -> list[dict[str, dict[str, str]]]:
    return transaction.run("load/documents_facts", ids=ids)


def _move(transaction: Transaction, groups: Groups, former: set[str]) -> set[str]:
    moving = sorted(one for one in former if groups.find(one) != one)
    rows = [
        {"id": row["id"], "family": groups.find(row["family"])}
        for row in (transaction.run("load/family_members", families=moving) if moving else [])
    ]
    if rows:
        transaction.run("load/families", rows=rows)
    return {row["id"] for row in rows}
