"""A claim in words, for the person who decides on it: what was read, from which words, and why."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graph.publication import cut
from graph.review import InContext, Passage
from graph.store import Row

QUOTE, NAME, LABEL, FAINT = "bold yellow", "bold cyan", "bold", "dim"
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
JUDGEMENTS = {
    "same": "known",
    "by_name": "by its name alone",
    "decided": "decided by a person",
    "provisional": "new",
}


def plain(words: object) -> str:
    """Words of a document without what a terminal would obey or turn around; as long as before."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_steering(one) else one for one in str(words))


def _is_steering(one: str) -> bool:
    return (unicodedata.category(one) == "Cc" and one not in "\n\t") or (
        unicodedata.bidirectional(one) in _TURNING
    )


def line(*parts: tuple[str, str] | str) -> Text:
    """One line of words, each with its style."""
    return Text.assemble(
        *(plain(part) if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts)
    )


def queued(row: Row) -> RenderableType:
    """A claim that waits, in short."""
    claim, document = row["claim"], row["document"] or {}
    facts = [claim["kind"], *gist(claim)]
    head = line((claim["id"], LABEL), "  ", " · ".join(facts), (f"  sure {claim['confidence']:.2f}", FAINT))
    if claim["review"] == "disputed":
        head.append("  DISPUTED", "bold red")
    names = " · ".join(f"{one['role']} {one['name']}" for one in row["names"])
    where = ", ".join(str(part) for part in (claim.get("publisher"), claim.get("published")) if part)
    lines = [line(names), *(line(f"“{cut(quote)}”") for quote in row["quotes"])]
    lines.append(line((where or document.get("title") or document.get("id") or "", FAINT)))
    return Group(head, *(Padding(one, (0, 0, 0, 2), expand=False) for one in lines))


def in_words(found: InContext) -> RenderableType:
    """Everything that a reviewer must see before deciding."""
    claim = found.claim
    review = claim.get("review", "unreviewed")
    title = line((f"{claim['kind']} {claim['id']}", LABEL), f"  {review}")
    if claim.get("supersededBy"):
        title.append(f", corrected by {claim['supersededBy']}")
    table = Table.grid(padding=(0, 2))
    table.add_column(style=FAINT, no_wrap=True)
    table.add_column()
    for label, words in _facts(found):
        table.add_row(label, line(words))
    passages = [Padding(_passage(one, found.names), (1, 0, 0, 2), expand=False) for one in found.passages]
    return Group(title, line((_where(found), FAINT)), *passages, Text(), table)


def marked(passage: Passage, names: Iterable[Row]) -> str:
    """The paragraph as one string, the words that the claim rests on in ⟦ ⟧, names in [ ] with their role."""
    return _passage(passage, names).plain


def _passage(passage: Passage, names: Iterable[Row]) -> Text:
    text = plain(passage.text)
    opening = {start for start, _ in passage.spans}
    closing = {end for _, end in passage.spans}
    roles = roles_in(passage, names)
    starts = dict(roles.keys())
    ends = {end: start for start, end in roles}
    shown = Text()
    cuts = sorted({0, len(text)} | opening | closing | starts.keys() | ends.keys())
    for place, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if place in ends:
            shown.append("]", NAME)
        if place in closing:
            shown.append("⟧", QUOTE)
        if place in opening:
            shown.append("⟦", QUOTE)
        if place in starts:
            shown.append(f"[{roles[place, starts[place]]}: ", NAME)
        shown.append(text[place:following], _style(place, passage, roles))
    return shown


def _style(place: int, passage: Passage, roles: Iterable[tuple[int, int]]) -> str:
    if any(start <= place < end for start, end in roles):
        return NAME
    return QUOTE if any(start <= place < end for start, end in passage.spans) else ""


def roles_in(passage: Passage, names: Iterable[Row]) -> dict[tuple[int, int], str]:
    """What the names in this passage are in the claim; of names that overlap, the first."""
    found: dict[tuple[int, int], str] = {}
    for one in sorted(names, key=lambda row: (row["start"], -row["end"], row["role"])):
        start, end = one["start"] - passage.start, one["end"] - passage.start
        if not 0 <= start < end <= len(passage.text):
            continue
        if (start, end) in found:
            found[start, end] += f", {one['role']}"
        elif all(end <= left or right <= start for left, right in found):
            found[start, end] = one["role"]
    return found


def _where(found: InContext) -> str:
    claim, document = found.claim, found.document
    published = claim.get("published") or document.get("published") or "date not given"
    parts = [
        document.get("title"), claim.get("publisher") or document.get("publisher") or "publisher not given",
        published, document.get("url"), f"retells {document['retells']}" if document.get("retells") else None,
    ]  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


def gist(claim: Row) -> Iterator[str]:
    """Status, concern and amount of a claim, those that it has."""
    for name in ("status", "stance"):
        if claim.get(name):
            yield claim[name]
    if claim.get("category"):
        yield claim.get("code") or claim["category"]
    if claim.get("amount") is not None:
        yield _amount(claim)


def _amount(claim: Row) -> str:
    amount = f"{claim['amount']:,.2f}".removesuffix(".00")
    vat = f"{claim['vat']} VAT" if claim.get("vat") else None
    per = f"per {claim['per']}" if claim.get("per") else None
    count = f"{claim['count']} contracts" if claim.get("count") else None
    kind = str(claim["valueKind"]).replace("_", " ") if claim.get("valueKind") else None
    return ", ".join(
        part for part in (f"{amount} {claim['currency']}", kind, per, claim.get("basis"), vat, count) if part
    )


def _facts(found: InContext) -> Iterator[tuple[str, str]]:
    claim = found.claim
    for one in found.names:
        yield one["role"], f"{one['name']}, taken for {_taken_for(one)}"
    yield from payload(claim)
    yield "read by", f"{claim['readerName']} {claim.get('readerVersion') or ''}".strip()
    yield "rule", f"{claim['rule']}: {claim['why']}"
    yield "sure", f"{claim['confidence']:.2f}"
    if found.about:
        title = f" “{found.about['title']}”" if found.about.get("title") else ""
        yield "about", f"{found.about['id']}{title}: {found.about.get('why') or 'by itself'}"
    for reply in found.replies:
        manner = "denies" if reply.get("denies") else "replies"
        speaker = reply.get("speaker") or "speaker not named"
        yield "reply", f"{speaker} {manner}: “{reply['quote']}” ({reply['review']}, {reply['id']})"
    if not found.replies and claim["kind"] in {"allegation", "listing"}:
        yield "reply", "none found in this document"
    for answered in found.answers:
        yield "answers", f"“{answered['quote']}” ({answered['review']}, {answered['id']})"
    for decision in found.decisions:
        yield "decided", decided(decision)


def payload(claim: Row) -> Iterator[tuple[str, str]]:
    """What was read of a claim besides its names: label and words."""
    contract = claim["kind"] == "contract"
    if contract:
        yield "status", claim.get("status") or "unknown"
        yield "amount", _amount(claim) if claim.get("amount") is not None else "not given"
    if claim["kind"] in {"allegation", "listing"}:
        yield "stance", f"{claim.get('stance')}{', contested' if claim.get('contested') else ''}"
        yield "category", claim.get("code") or f"{claim.get('category')} (no narrower code)"
        yield "on behalf of", claim.get("accuserName") or "nobody named"
    if not contract and claim["kind"] != "ownership":
        yield "speaker", claim.get("speakerName") or "not named"
    if claim["kind"] == "reply":
        yield "denies", "yes" if claim.get("denies") else "no"
    labels = {
        "title": "title", "registerId": "register", "notice": "notice", "authority": "authority",
        "caseNumber": "case", "matter": "matter", "eventDate": "happened", "validFrom": "from",
        "validTo": "until", "licence": "licence",
    }  # fmt: skip
    for name, label in labels.items():
        if claim.get(name) is not None:
            yield label, str(claim[name])


def _taken_for(name: Row) -> str:
    how = JUDGEMENTS.get(name["judgement"], name["judgement"])
    known = f"{name['organisation']} ({name['organisationId']}; {how}: {name['why']})"
    return f"{known}; mention {name['mentionId']}"


def decided(decision: Row) -> str:
    """One decision as a sentence without its end."""
    reason = f": {decision['reason']}" if decision.get("reason") else ""
    undone = " (undone)" if decision.get("undone") else ""
    when = f"{decision['at']:%Y-%m-%d %H:%M}"
    return f"{when} {decision['actor']}, {decision['action']}{reason}{undone}, {decision['id']}"


def logged(row: Row) -> RenderableType:
    """One decision of the log."""
    about = [f"claim {one}" for one in row["claims"]]
    about += [_thing(one) for one in row["things"]]
    if row["undoes"]:
        about.insert(0, f"decision {row['undoes']}")
    if row["correction"]:
        about = [one for one in about if row["correction"] not in one] + [f"now {row['correction']}"]
    head = line(
        (row["id"], LABEL), f"  {row['at']:%Y-%m-%d %H:%M}  ", (row["actor"], LABEL), f"  {row['action']}",
        "  (undone)" if row["undone"] else "",
    )  # fmt: skip
    reason = [line(row["reason"])] if row["reason"] else []
    return Group(head, *(Padding(one, (0, 0, 0, 2), expand=False) for one in [*reason, *map(line, about)]))


def pair(row: Row) -> RenderableType:
    """Two things that may be one."""
    sides = [Padding(line(_thing(row[side])), (0, 0, 0, 2), expand=False) for side in ("left", "right")]
    return Group(line((f"{row['kind']}s that may be one: ", LABEL), row["why"]), *sides)


def _thing(thing: Row) -> str:
    facts: Sequence[Any] = [
        thing.get("country"), thing.get("status"), thing.get("code") or thing.get("category"),
        f"{thing['amount']:,.0f} {thing['currency']}" if thing.get("amount") is not None else None,
    ]  # fmt: skip
    named = thing.get("name") or thing.get("title") or "no title"
    return f"{thing['id']}  {named}" + "".join(f" · {fact}" for fact in facts if fact)
