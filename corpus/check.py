"""`python -m corpus.check`: is every annotation consistent with its text, and are the splits apart?

Exit status 1 on any finding. Rules: `docs/corpus.md`.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.trained.labels import FAMILIES, MEANINGS, NAME_KINDS, STANCES, STATUSES

DOCUMENTS = Path(__file__).parent / "documents"
SPLITS = ("train", "dev", "test")
VALUE_KINDS = ("exact", "up_to", "at_least", "approx", "total_of_several")
PER = ("year", "month", "day", "unit")

Entry = Mapping[str, Any]


def main() -> int:
    """Print every finding; how many documents were looked at."""
    documents = list(read(DOCUMENTS))
    found = [f"{name}: {what}" for name, text, entry in documents for what in findings(text, entry)]
    found += list(shared(documents))
    for line in found:
        print(line)
    print(f"{len(documents)} documents, {len(found)} findings")
    return 1 if found else 0


def read(folder: Path) -> Iterator[tuple[str, str, Entry]]:
    """Name, text and annotation of each document, in order of name."""
    for path in sorted(folder.glob("*.json")):
        yield path.stem, path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8"))


def findings(text: str, entry: Entry) -> Iterator[str]:
    """What is wrong with one annotation."""
    if entry["split"] not in SPLITS:
        yield f"split {entry['split']!r}"
    for contract in entry["contracts"]:
        yield from _contract(text, entry, contract)
    for controversy in entry["controversies"]:
        yield from _controversy(text, controversy)
    for organisation in entry["organisations"]:
        yield from _organisation(text, organisation)
    for reply in entry["replies"]:
        if not 0 <= reply["answers"] < len(entry["controversies"]):
            yield "a reply answers no controversy"
        yield from _said(text, reply["evidence"])
    for amount in entry["amounts"]:
        if amount["meaning"] not in (*MEANINGS, "ambiguous"):
            yield f"the amount {amount['value']} has no meaning"
        if not text[amount["start"] : amount["end"]].strip():
            yield f"the amount {amount['value']} is empty"


def _contract(text: str, entry: Entry, one: Entry) -> Iterator[str]:
    yield from _said(text, one["evidence"])
    yield from _named(text, one["vendor"], "vendor")
    if one["client"]:
        yield from _named(text, one["client"], "buyer")
    statuses = {one["status"], *one.get("status_also", ())}
    if not statuses <= set(STATUSES):
        yield f"status {statuses}"
    given = {one["value"] is None, one["currency"] is None, one["value_kind"] is None}
    if len(given) != 1:
        yield "value, currency and kind stand together or not at all"
    if one["value_kind"] is not None and one["value_kind"] not in VALUE_KINDS:
        yield f"value kind {one['value_kind']!r}"
    if one.get("per") not in (None, *PER):
        yield f"per {one['per']!r}"
    if one["value"] in entry["not_contract_values"]:
        yield f"{one['value']} is a contract's value and is said to be none"


def _controversy(text: str, one: Entry) -> Iterator[str]:
    yield from _said(text, one["evidence"])
    yield from _named(text, one["vendor"], "accused")
    if one["accuser"]:
        yield from _named(text, one["accuser"], "accuser")
    if not {one["category"], *one.get("category_also", ())} <= set(FAMILIES):
        yield f"category {one['category']!r}"
    if not {one["stance"], *one.get("stance_also", ())} <= set(STANCES):
        yield f"stance {one['stance']!r}"


def _organisation(text: str, one: Entry) -> Iterator[str]:
    if one["kind"] not in NAME_KINDS:
        yield f"kind {one['kind']!r}"
    if not one["mentions"]:
        yield f"{one['name']} stands nowhere"
    for mention in one["mentions"]:
        if text[mention["start"] : mention["end"]] != mention["text"]:
            yield f"{mention['text']!r} does not stand at {mention['start']}"


def _said(text: str, evidence: str) -> Iterator[str]:
    if not evidence or evidence not in text:
        yield f"evidence is not in the text: {evidence[:60]!r}"


def _named(text: str, names: list[str], what: str) -> Iterator[str]:
    if not any(name in text for name in names):
        yield f"no name of the {what} is in the text: {names}"


def shared(documents: list[tuple[str, str, Entry]]) -> Iterator[str]:
    """Vendors, styles and writers that stand in two splits."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, _, entry in documents:
        for what in ("style", "writer"):
            seen[what, entry[what]].add(entry["split"])
        for contract in entry["contracts"]:
            if not contract.get("optional"):
                seen["vendor", contract["vendor"][0]].add(entry["split"])
    for (what, name), splits in sorted(seen.items()):
        if len(splits) > 1:
            yield f"the {what} {name} stands in {' and '.join(sorted(splits))}"


if __name__ == "__main__":
    sys.exit(main())
