"""How many vendors and buyers of annotated documents are found as organisations, with and without known
names.

python bench/name_recall.py FOLDER [FOLDER ...] [--missed]

A folder holds pairs NAME.txt and NAME.json; of the JSON only `contracts[].vendor|client` and
`controversies[].vendor` are read, each a list of accepted names. A name counts as found in a document
when an organisation has it as one of its forms; a mention counts when a mention of an organisation lies
over the same place. Kind errors are vendors that are held to be public bodies, buyers that are held to
be companies.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

from spacy.tokens import Doc

from extractors.pipeline import Pipeline, build
from extractors.state import DocState, state_of
from graph.known import seed_gazetteer
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import OrganisationKind


def plain(name: str) -> str:
    """A name without case, accents, punctuation, article and bracketed parts."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(char for char in text if not unicodedata.combining(char)).lower()
    text = re.sub(r"\([^)]*\)|['’]s\b|['’.]", "", text).replace("&", " and ")
    words = re.sub(r"[^\w]+", " ", text).split()
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words.pop(0)
    while len(words) > 1 and words[-1] in (
        "ltd",
        "limited",
        "plc",
        "inc",
        "corp",
        "co",
        "llc",
        "llp",
        "gmbh",
        "corporation",
    ):
        words.pop()
    return " ".join(words)


def wanted(gold: dict[str, list[dict[str, object]]]) -> dict[str, set[tuple[str, ...]]]:
    """The required vendors and buyers of a document, each as its accepted names."""
    rows = [
        row
        for part in ("contracts", "controversies")
        for row in gold.get(part, [])
        if not row.get("optional")
    ]
    return {
        role: {tuple(sorted(map(str, row[role]))) for row in rows if isinstance(row.get(role), list)}  # type: ignore[call-overload]
        for role in ("vendor", "client")
    }


def measure(pipeline: Pipeline, folders: list[Path], *, show: bool) -> str:
    """One line of figures over all documents of the folders."""
    texts = [
        path
        for folder in folders
        for path in sorted(folder.glob("*.txt"))
        if path.with_suffix(".json").exists()
    ]
    documents = [Document(id=str(path), text=path.read_text("utf-8")) for path in texts]
    found = {"vendor": 0, "client": 0}
    total = {"vendor": 0, "client": 0}
    wrong_kind = places = covered = 0

    def read(document: Document, doc: Doc) -> tuple[DocState, str]:
        return state_of(doc), doc.text

    for path, (state, text) in zip(texts, pipeline.read(documents, read), strict=True):
        named = {plain(form): org for org in state.organisations for form in (*org.forms, org.name)}
        for role, names in wanted(json.loads(path.with_suffix(".json").read_text("utf-8"))).items():
            for aliases in names:
                hits = [named[plain(alias)] for alias in aliases if plain(alias) in named]
                total[role] += 1
                found[role] += bool(hits)
                ruled_out = OrganisationKind.PUBLIC_BODY if role == "vendor" else OrganisationKind.COMPANY
                wrong_kind += bool(hits) and all(hit.kind is ruled_out for hit in hits)
                if show and not hits:
                    print(f"  {path.stem}: no {role} {aliases[0]!r}")
                spans = _places(text, aliases)
                places += len(spans)
                covered += sum(
                    any(m.organisation is not None and m.start <= s and e <= m.end for m in state.mentions)
                    for s, e in spans
                )
    return (
        f"vendors {found['vendor']}/{total['vendor']}, buyers {found['client']}/{total['client']}, "
        f"places {covered}/{places} = {covered / max(places, 1):.3f}, wrong kind {wrong_kind}"
    )


def _places(text: str, aliases: tuple[str, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for alias in sorted(aliases, key=len, reverse=True):
        if not alias[0].isupper() and not alias[0].isdigit():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return spans


def main() -> None:
    """Measure the folders of the command line."""
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    show = "--missed" in sys.argv
    for label, gazetteer in (("with the seeds", seed_gazetteer()), ("no known names", Gazetteer())):
        pipeline = build(gazetteer)
        for folder in folders:
            print(f"{label}, {folder.name}: {measure(pipeline, [folder], show=show)}")


if __name__ == "__main__":
    main()
