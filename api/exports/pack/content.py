"""What stands in the PDF, as plain values: nothing of it is ever read as markup."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.exports.exposure_list import Block, blocks, names
from api.exports.layout import amount_told, money, written
from graph.errors import WrongUse
from graph.publication import UNREVIEWED, ReviewMode, cut
from graph.questions import Answer
from graph.store import Reader

_REPLIES = {
    "none_found": "none found in what was read",
    "reported": "reported; its words await review",
    "requested": "asked for, and not yet given",
    "declined": "declined",
}


def content(answer: Answer, store: Reader) -> dict[str, Any]:
    """The values for the template. Raises `WrongUse` for an answer that a PDF cannot hold."""
    if answer.question.column("notCountedBecause") is None:
        raise WrongUse(
            f"a PDF is made of exposure lists; {answer.question.name} is none: take xlsx, csv or json"
        )
    if answer.review is ReviewMode.ALL or any(row["review"] == UNREVIEWED for row in answer.rows):
        raise WrongUse("a PDF holds what is accepted only: leave review=all out, or take another format")
    made = blocks(answer.rows)
    documents = _documents(store, answer)
    sources = _sources(store, made)
    return {
        "title": answer.question.title,
        "question": answer.question.description,
        "asOf": answer.as_of.isoformat(),
        "day": [answer.as_of.year, answer.as_of.month, answer.as_of.day],
        "version": str(answer.version),
        "filters": [
            f"{name.replace('_', ' ')}: {_text(value)}"
            for name, value in sorted(answer.parameters.items())
            if value not in (None, "", [], ()) and name not in ("limit", "cursor")
        ],
        "notes": [*_cut_short(answer), *answer.notes],
        "totals": [
            {
                "amount": money(total.amount, total.currency),
                "contracts": total.contracts,
                "parts": ", ".join(
                    f"{part.basis or 'no basis given'} {money(part.amount, total.currency)}"
                    for part in total.by_basis
                ),
            }
            for total in answer.totals
        ],
        "bodies": [
            {"name": name, "deals": [_deal(one, documents, sources) for one in group]}
            for name, group in _by_body(one for one in made if one.counted)
        ],
        "out": [_deal(one, documents, sources) for one in made if not one.counted],
        "rows": len(answer.rows),
    }


def _cut_short(answer: Answer) -> list[str]:
    """What a reader of one page must know: the totals are those of the whole list."""
    if answer.next_cursor is None and answer.parameters.get("cursor") is None:
        return []
    return [
        f"This paper holds {len(answer.rows):,} of {answer.found:,} rows: one page of a longer list. "
        "Totals are those of the whole list. Ask with a higher limit for more rows."
    ]


def _by_body(found: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Two bodies of one name stay apart: they are told by their ids."""
    groups: dict[tuple[tuple[str | None, str], ...], list[Block]] = {}
    for one in found:
        groups.setdefault(one.bodies, []).append(one)
    told = [(names(bodies), str(bodies), group) for bodies, group in groups.items()]
    return [(name, group) for name, _, group in sorted(told, key=lambda one: one[:2])]


def _deal(
    one: Block, documents: Mapping[str, Mapping[str, Any]], sources: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    row = one.first
    return {
        "bodies": names(one.bodies),
        "vendors": names(one.vendors),
        "title": row["contractTitle"] or "",
        "amount": _amount(row),
        "others": ", ".join(_text(other) for other in row["otherAmounts"] or ()),
        "status": written(row["contractStatus"]),
        "statusAsOf": _text(row["statusAsOf"]),
        "whyNot": one.why_not,
        "quote": row["contractQuote"] or "",
        "source": _told_in(row, sources.get(row["contractId"], ())),
        "matters": [
            _matter(matter, documents) | {"whom": matter["vendor"] if len(one.vendors) > 1 else ""}
            for matter in one.matters
        ],
    }


def _matter(row: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    says = row["speaker"] or row["onBehalfOf"] or ""
    if row["speaker"] and row["onBehalfOf"] and row["speaker"] != row["onBehalfOf"]:
        says = f"{row['speaker']} for {row['onBehalfOf']}"
    document = documents.get(row["documentHash"], {})
    read = document.get("retrievedAt") or document.get("recordedAt")
    return {
        "what": written(row["code"] or row["category"]),
        "status": written(row["claimStatus"]),
        "contested": bool(row["contested"]),
        "path": "" if row["relation"] == "direct" else row["path"] or "",
        "says": says,
        "quote": row["quote"] or "",
        "reply": row["reply"] or "",
        "noReply": "" if row["reply"] else _REPLIES.get(row["replyStatus"], str(row["replyStatus"])),
        "reviewer": _text(row["reviewer"]),
        "reviewedAt": _text(row["reviewedAt"])[:10],
        "families": row["sourceFamilies"],
        "source": {
            "line": ", ".join(
                _text(part) for part in (row["publisher"], document.get("title"), row["published"]) if part
            ),
            "url": row["url"] or "",
            "hash": row["documentHash"] or "",
            "read": _text(read)[:10],
        },
    }


def _told_in(row: Mapping[str, Any], sources: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The document in which the quoted words about the contract stand."""
    quote = row["contractQuote"] or ""
    url = row["contractUrl"] or ""
    found = next((one for one in sources if (cut(one["quote"]), one["url"] or "") == (quote, url)), None)
    if found is None:
        return {"line": "", "url": url, "hash": "", "read": ""}
    line = ", ".join(_text(found[key]) for key in ("publisher", "title", "published") if found[key])
    return {
        "line": line,
        "url": found["url"] or "",
        "hash": found["documentId"],
        "read": _text(found["read"])[:10],
    }


def _sources(store: Reader, made: Iterable[Block]) -> dict[str, list[Mapping[str, Any]]]:
    ids = sorted({one.first["contractId"] for one in made})
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in store.read("exports/contract_sources", ids=ids) if ids else []:
        found.setdefault(row["id"], []).append(row)
    return found


def _documents(store: Reader, answer: Answer) -> dict[str, Mapping[str, Any]]:
    ids = sorted({row["documentHash"] for row in answer.rows if row["documentHash"]})
    return {row["id"]: row for row in store.read("exports/documents", ids=ids)} if ids else {}


def _amount(row: Mapping[str, Any]) -> str:
    return amount_told(row["amount"], row["currency"], row["valueKind"], row["basis"], row["per"])


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
