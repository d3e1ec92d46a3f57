"""`python -m corpus.agreement`: how far two annotators agree who worked without sight of each other.

F1 of one annotation scored as if it were a reading of the other, in both directions' mean, and Cohen's kappa
where both chose from a closed list for the same thing.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.check import DOCUMENTS
from extractors.evaluation import score_documents
from extractors.evaluation.gold import gold_document
from extractors.evaluation.names import normal_names
from extractors.evaluation.score import MEASURES, summary

SECOND = Path(__file__).parent / "second"

Entry = Mapping[str, Any]
Choice = tuple[str, str]


def main() -> None:
    """Print both tables."""
    pairs = [
        (
            path.stem,
            json.loads((DOCUMENTS / path.name).read_text("utf-8")),
            json.loads(path.read_text("utf-8")),
        )
        for path in sorted(SECOND.glob("*.json"))
    ]
    print(f"{len(pairs)} documents annotated twice")
    first = _f1([(name, one, other) for name, one, other in pairs])
    second = _f1([(name, other, one) for name, one, other in pairs])
    for measure in MEASURES:
        print(f"  {measure:12} F1 {(first[measure] + second[measure]) / 2:.2f}")
    for what, choices in {
        "meaning of an amount": _meanings,
        "kind of an organisation": _kinds,
        "status of a contract": _statuses,
        "stance of a controversy": _stances,
    }.items():
        found = [choice for _, one, other in pairs for choice in choices(one, other)]
        print(f"  {what:24} kappa {kappa(found):.2f} over {len(found)}")


def _f1(pairs: Sequence[tuple[str, Entry, Entry]]) -> dict[str, float]:
    golds = [gold_document(name, one) for name, one, _ in pairs]
    scores = score_documents(golds, {name: as_reading(other) for name, _, other in pairs})
    figures = summary(scores.total)
    return {measure: figures[measure]["f1"] or 0.0 for measure in MEASURES}


def as_reading(entry: Entry) -> dict[str, Any]:
    """An annotation as if a reader had found it: the first name of each, nothing optional."""

    def first(names: Any) -> str | None:
        return names[0] if names else None

    return {
        "contracts": [
            {**one, "vendor": first(one["vendor"]), "client": first(one["client"])}
            for one in entry["contracts"]
            if not one.get("optional")
        ],
        "controversies": [
            {**one, "vendor": first(one["vendor"]), "accuser": first(one["accuser"])}
            for one in entry["controversies"]
            if not one.get("optional")
        ],
        "ownership": [
            {"child": first(one["child"]), "parent": first(one["parent"])} for one in entry["ownership"]
        ],
        "roles": [
            {**one, "person": first(one["person"]), "organisation": first(one["organisation"])}
            for one in entry["roles"]
        ],
    }


def _meanings(one: Entry, other: Entry) -> Iterator[Choice]:
    second = {(amount["start"], amount["end"]): amount["meaning"] for amount in other["amounts"]}
    for amount in one["amounts"]:
        at = amount["start"], amount["end"]
        if at in second:
            yield amount["meaning"], second[at]


def _kinds(one: Entry, other: Entry) -> Iterator[Choice]:
    second = {alias: found["kind"] for found in other["organisations"] for alias in found["aliases"]}
    for found in one["organisations"]:
        kinds = {second[alias] for alias in found["aliases"] if alias in second}
        if len(kinds) == 1:
            yield found["kind"], kinds.pop()


def _statuses(one: Entry, other: Entry) -> Iterator[Choice]:
    for deal in one["contracts"]:
        for twin in other["contracts"]:
            if (
                _shared(deal, twin, "vendor")
                and _shared(deal, twin, "client")
                and deal["value"] == twin["value"]
            ):
                yield deal["status"], twin["status"]
                break


def _stances(one: Entry, other: Entry) -> Iterator[Choice]:
    for matter in one["controversies"]:
        for twin in other["controversies"]:
            if _shared(matter, twin, "vendor") and matter["category"] == twin["category"]:
                yield matter["stance"], twin["stance"]
                break


def _shared(one: Entry, other: Entry, key: str) -> bool:
    mine, yours = normal_names(one[key] or ()), normal_names(other[key] or ())
    return bool(mine & yours) or (not mine and not yours)


def kappa(choices: Sequence[Choice]) -> float:
    """Cohen's kappa of two annotators' choices; 1 where they never differ."""
    if not choices:
        return float("nan")
    agreed = sum(one == other for one, other in choices) / len(choices)
    ones, others = Counter(one for one, _ in choices), Counter(other for _, other in choices)
    chance = sum(ones[label] * others[label] for label in ones) / len(choices) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


if __name__ == "__main__":
    main()
