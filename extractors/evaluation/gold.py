"""What an annotator found in a document, and what a reader did, in one shape each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extractors.evaluation.names import normal_name, normal_names
from extractors.parse import parse
from graph.errors import WrongUse
from graph.model.claims import Document

Prediction = Mapping[str, Any]
"""One document in the extraction format (DESIGN section 6); lists that are absent count as empty."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that counts as right."""

    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class GoldContract:
    """A deal; `vendor` and `client` are normal names of which any one is right; no client: the text names
    no buyer.
    """

    vendor: frozenset[str]
    client: frozenset[str]
    client_accepted: frozenset[str]
    client_unnamed: bool
    client_may_be_unnamed: bool
    amounts: tuple[Money, ...]
    has_value: bool
    status: str
    statuses: frozenset[str]
    optional: bool
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldControversy:
    """A criticism of a company in a family of categories."""

    vendor: frozenset[str]
    category: str
    categories: frozenset[str]
    accuser: frozenset[str]
    accuser_may_be_unnamed: bool
    stance: str
    stances: frozenset[str]
    optional: bool
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two names in relation: child and parent, or person and organisation."""

    first: frozenset[str]
    second: frozenset[str]
    entry: Mapping[str, Any]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Everything the annotator wrote about one document."""

    name: str
    contracts: tuple[GoldContract, ...]
    controversies: tuple[GoldControversy, ...]
    ownership: tuple[GoldPair, ...]
    roles: tuple[GoldPair, ...]
    distractors: tuple[float, ...]
    tags: tuple[str, ...] = ()
    split: str | None = None
    document: Document | None = field(default=None, repr=False)

    @property
    def text(self) -> str | None:
        """The text that offsets count in; None where only the annotations are there."""
        return self.document.text if self.document is not None else None


def gold_document(name: str, entry: Mapping[str, Any], document: Document | None = None) -> GoldDocument:
    """The annotated document from its JSON."""
    return GoldDocument(
        name=name,
        contracts=tuple(_contract(one) for one in entry.get("contracts", [])),
        controversies=tuple(_controversy(one) for one in entry.get("controversies", [])),
        ownership=tuple(_pair(one, "child", "parent") for one in entry.get("ownership", [])),
        roles=tuple(_pair(one, "person", "organisation") for one in entry.get("roles", [])),
        distractors=tuple(float(value) for value in entry.get("not_contract_values", [])),
        tags=tuple(entry.get("tags", [])),
        split=entry.get("split"),
        document=document,
    )


def load_gold(
    folder: Path, *, only: Sequence[str] = (), split: str | None = None, tag: str | None = None
) -> list[GoldDocument]:
    """The annotated documents `NAME.json` of a folder, with the text of `NAME.txt` (as it is) or of
    `NAME.md` (what stands under its front matter) where that is there.

    `only` are glob patterns of names. Raises `WrongUse` when the folder holds none that fit.
    """
    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder; give one that holds NAME.json beside NAME.txt or NAME.md")
    documents = []
    for path in sorted(folder.glob("*.json")):
        try:
            entry = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise WrongUse(f"{path} is not valid JSON: {error}") from error
        if not isinstance(entry, dict) or "contracts" not in entry:
            continue
        if only and not any(Path(path.stem).match(pattern) for pattern in only):
            continue
        document = gold_document(path.stem, entry, _text_beside(path))
        if (split is None or document.split == split) and (tag is None or tag in document.tags):
            documents.append(document)
    if not documents:
        raise WrongUse(f"no annotated document in {folder} fits; each is a NAME.json with a list `contracts`")
    return documents


def _text_beside(path: Path) -> Document | None:
    plain, marked = path.with_suffix(".txt"), path.with_suffix(".md")
    if plain.exists():
        return Document(id=path.stem, text=plain.read_bytes().decode("utf-8"))
    if marked.exists():
        return replace(parse(marked.read_bytes(), name=marked.name), id=path.stem)
    return None


def load_predictions(folder: Path, documents: Sequence[GoldDocument]) -> dict[str, Prediction]:
    """The predictions `NAME.json` of a folder for the documents that have one."""
    paths = {document.name: folder / f"{document.name}.json" for document in documents}
    return {name: json.loads(path.read_text("utf-8")) for name, path in paths.items() if path.exists()}


def _contract(entry: Mapping[str, Any]) -> GoldContract:
    has_value = entry.get("value") is not None
    options = ([entry] if has_value else []) + list(entry.get("value_alt", []))
    return GoldContract(
        vendor=normal_names(entry["vendor"]),
        client=normal_names(entry["client"] or []),
        client_accepted=normal_names([*(entry["client"] or []), *entry.get("client_also", [])]),
        client_unnamed=entry["client"] is None,
        client_may_be_unnamed=bool(entry.get("client_or_null")),
        amounts=tuple(Money(float(one["value"]), one["currency"]) for one in options),
        has_value=has_value,
        status=entry["status"],
        statuses=frozenset({entry["status"], *entry.get("status_also", [])}),
        optional=bool(entry.get("optional")),
        entry=entry,
    )


def _controversy(entry: Mapping[str, Any]) -> GoldControversy:
    stances = {entry["stance"], *entry.get("stance_also", [])}
    if entry.get("denied_by_vendor") and entry["stance"] == "alleged":
        stances.add("denied")
    return GoldControversy(
        vendor=normal_names(entry["vendor"]),
        category=entry["category"],
        categories=frozenset({entry["category"], *entry.get("category_also", [])}),
        accuser=normal_names(entry["accuser"] or []),
        accuser_may_be_unnamed=not entry["accuser"] or bool(entry.get("accuser_or_null")),
        stance=entry["stance"],
        stances=frozenset(stances),
        optional=bool(entry.get("optional")),
        entry=entry,
    )


def _pair(entry: Mapping[str, Any], first: str, second: str) -> GoldPair:
    return GoldPair(
        normal_names(entry[first]), normal_names(entry[second]), entry, bool(entry.get("optional"))
    )


def normal_field(entry: Mapping[str, Any], key: str) -> str:
    """The normal name in a field of a prediction; empty where it is null or absent."""
    return normal_name(entry.get(key))
