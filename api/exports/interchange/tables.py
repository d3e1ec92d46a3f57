"""The published graph as CSV files for `neo4j-admin database import full`: nodes, then edges."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from api.exports.interchange.published import Published, Row, words

NODES = {
    "organisations": ("id:ID", "name", "country", "aliases:string[]", "identifiers:string[]", ":LABEL"),
    "contracts": (
        "id:ID", "registerIds:string[]", "status", "statusAsOf:date", "amount:double", "currency",
        "valueKind", "basis", "per", "conflict:boolean", "startDate:date", "endDate:date", ":LABEL",
    ),
    "controversies": (
        "id:ID", "category", "code", "concernsPeople:boolean", "status", "contested:boolean",
        "sourceFamilies:int", ":LABEL",
    ),
    "claims": (
        "id:ID", "kind", "quote", "status", "stance", "speaker", "accuser", "authority", "publisher",
        "published:date", "licence", "review", "reviewer", "reviewedAt:datetime", ":LABEL",
    ),
    "documents": ("id:ID", "title", "publisher", "published:date", "url", "retrievedAt:datetime", ":LABEL"),
}  # fmt: skip
EDGES = {
    "parties": (":START_ID", ":END_ID", "review", "claimIds:string[]", ":TYPE"),
    "about": (":START_ID", ":END_ID", ":TYPE"),
    "evidence": (":START_ID", ":END_ID", "quote", ":TYPE"),
    "answers": (":START_ID", ":END_ID", ":TYPE"),
    "owners": (":START_ID", ":END_ID", "validFrom:date", "validTo:date", "claimIds:string[]", ":TYPE"),
}
_PARTS = {
    "buyer": "BUYS_UNDER", "vendor": "SUPPLIES_UNDER", "bidder": "BIDS_FOR", "blocker": "BLOCKED",
    "accused": "IMPLICATED_IN", "accuser": "ACCUSES_IN",
}  # fmt: skip
_LABELS = {"PublicBody": "Organisation;PublicBody", "Company": "Organisation;Company",
           "Organization": "Organisation;CivilSociety", "LegalEntity": "Organisation"}  # fmt: skip


class _Writer(Protocol):
    def writerow(self, row: Iterable[Any], /) -> Any: ...


def write_tables(published: Published, folder: Path) -> dict[str, int]:
    """Write the files into the folder; the number of rows of each."""
    with ExitStack() as stack:
        tables = _Tables(folder, stack)
        for row in published.contracts():
            tables.contract(row)
        for row in published.controversies():
            tables.controversy(row)
        for row in published.ownership():
            tables.owner(row)
        for row in published.organisations(frozenset(tables.named)):
            tables.organisation(row)
        return tables.counts


class _Tables:
    """The open files; a document or a claim is written once, however often it is met."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.counts = dict.fromkeys((*NODES, *EDGES), 0)
        self.named: set[str] = set()
        self._seen: set[str] = set()
        self._writers: dict[str, _Writer] = {}
        for name, header in (*NODES.items(), *EDGES.items()):
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(file, lineterminator="\n")
            self._writers[name].writerow(header)

    def contract(self, row: Row) -> None:
        self._add(
            "contracts", row["id"], _list(row["registerIds"]), row["status"], row["statusAsOf"],
            row["amount"], row["currency"], row["valueKind"], row["basis"], row["per"],
            _flag(row["conflict"]), row["start"], row["end"], "Contract",
        )  # fmt: skip
        self._around(row)

    def controversy(self, row: Row) -> None:
        self._add(
            "controversies", row["id"], row["category"], row["code"], _flag(row["concernsPeople"]),
            row["status"], _flag(row["contested"]), row["sourceFamilies"], "Controversy",
        )  # fmt: skip
        self._around(row)

    def owner(self, row: Row) -> None:
        self.named |= {row["childId"], row["parentId"]}
        self._add(
            "owners", row["childId"], row["parentId"], row["validFrom"], row["validTo"],
            _list(row["claimIds"]), row["kind"],
        )  # fmt: skip
        for claim in row["claims"]:
            self._claim(claim)

    def organisation(self, row: Row) -> None:
        self._add(
            "organisations", row["id"], row["name"], row["country"], _list(row["aliases"]),
            _list(row["identifiers"]), _LABELS[row["schema"]],
        )  # fmt: skip

    def _around(self, row: Row) -> None:
        for party in row["parties"]:
            self.named.add(party["organisationId"])
            self._add(
                "parties", party["organisationId"], row["id"], "accepted", _list(party["claimIds"]),
                _PARTS[party["role"]],
            )  # fmt: skip
        here = {claim["id"] for claim in row["claims"]}
        for claim in row["claims"]:
            self._claim(claim)
            if claim["kind"] != "reply":
                self._add("about", claim["id"], row["id"], "ABOUT")
            for asked in claim["answers"]:
                if asked in here:
                    self._add("answers", claim["id"], asked, "ANSWERS")

    def _claim(self, claim: Row) -> None:
        if claim["id"] in self._seen:
            return
        self._seen.add(claim["id"])
        self._add(
            "claims", claim["id"], claim["kind"], words(claim), claim["status"], claim["stance"],
            claim["speaker"], claim["accuser"], claim["authority"], claim["publisher"], claim["published"],
            claim["licence"], claim["review"], claim["reviewer"], claim["reviewedAt"], "Claim",
        )  # fmt: skip
        for one in claim["evidence"]:
            if one["documentId"] not in self._seen:
                self._seen.add(one["documentId"])
                self._add(
                    "documents", one["documentId"], one["title"], one["publisher"], one["published"],
                    one["url"], one["retrievedAt"], "Document",
                )  # fmt: skip
            self._add("evidence", claim["id"], one["documentId"], one["quote"], "EVIDENCED_BY")

    def _add(self, name: str, *cells: Any) -> None:
        self.counts[name] += 1
        self._writers[name].writerow([_cell(cell) for cell in cells])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _list(values: Iterable[str]) -> str:
    """Several values in one cell, parted by semicolons, which none of them keeps."""
    return ";".join(value.replace(";", ",") for value in values)
