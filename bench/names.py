"""Names: pairs, screening against 100,000 organisations, clean suppliers, many spellings of many bodies.

    python -m bench names

The organisations are made up, seeded and realistic in what they share: family names, places, trades, forms.
"""

import random
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils

from bench.names_made import bodies, coined, company, variants
from graph.known import seed_gazetteer
from graph.resolution.anatomy import equal_form
from graph.resolution.bands import Band, Profile
from graph.resolution.deduplication import deduplicate
from graph.resolution.index import Entry, NameIndex
from graph.resolution.match import KnownForms
from graph.resolution.pairs import read_pairs, scores, verdicts

_ORGANISATIONS = 100_000
_BODIES = 10_000
_VARIANTS = 25_000
_QUERIES = 5_000
_CLEAN = 1_000
_SCANNED = 200  # names of which the plain scan is timed; it is the same for each
_SEED = 20261125
_PAIRS = Path(__file__).parent / "pairs"


def run() -> dict[str, Any]:
    """All figures; takes some minutes."""
    spellings = _many_spellings()
    return {"pairs": _pairs(), "variants": spellings, **_screening()}


def _pairs() -> dict[str, Any]:
    figures: dict[str, Any] = {}
    known = KnownForms.of(seed_gazetteer())
    for half in ("tune", "check"):
        pairs = read_pairs(_PAIRS / f"{half}.tsv")
        for title, forms in (("names alone", None), ("with known names", known)):
            found = scores(pairs, verdicts(pairs, known=forms))
            assert found is not None
            figures[f"{half}, {title}"] = {
                "pairs": found.pairs,
                "merge": _two(found.merge_precision, found.merge_recall),
                "merge or review": _two(found.seen_precision, found.seen_recall),
                "in review": round(found.in_review, 3),
            }
    return figures


def _two(precision: float | None, recall: float | None) -> str:
    return f"P {precision or 0:.3f} R {recall or 0:.3f}"


def organisations(chance: random.Random) -> tuple[list[str], list[str]]:
    """The names of the index, and family names that none of them bears."""
    names = coined(chance, 2600)
    used, spare = names[:1900], names[1900:]
    made = {equal_form(name): name for name in bodies(chance, _BODIES)}
    while len(made) < _ORGANISATIONS:
        name = company(chance, used)
        made.setdefault(equal_form(name), name)
    return list(made.values()), spare


def _screening() -> dict[str, Any]:
    chance = random.Random(_SEED)
    names, spare = organisations(chance)
    began = time.perf_counter()
    index = NameIndex.of(Entry(str(number), Profile(name)) for number, name in enumerate(names))
    built = time.perf_counter() - began
    asked = chance.sample(range(len(names)), _QUERIES // 2)
    queries = [(next(variants(chance, names[number])), str(number)) for number in asked]
    clean = [company(chance, spare) for _ in range(_QUERIES - len(queries))]
    began = time.perf_counter()
    found = [index.find(Profile(name), limit=5) for name, _ in queries]
    idle = [index.find(Profile(name), limit=5) for name in clean]
    took = time.perf_counter() - began
    return {
        "index of 100,000": {
            "seconds to build": round(built, 1),
            "memory of the run, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        },
        "screening 5,000": {
            "seconds": round(took, 1),
            **_found(queries, found),
            **plain_scan([name for name, _ in queries], [own for _, own in queries], names),
        },
        "1,000 clean suppliers": {
            "reviews": sum(any(one.band is Band.REVIEW for one in row) for row in idle[:_CLEAN]),
            "merges": sum(any(one.band is Band.MERGE for one in row) for row in idle[:_CLEAN]),
            **_clean_with_shared_names(chance, index, names),
        },
    }


def _clean_with_shared_names(chance: random.Random, index: NameIndex, names: Sequence[str]) -> dict[str, int]:
    """Harder: suppliers whose family names stand in the index, too, beside other trades."""
    used = coined(random.Random(_SEED), 2600)[:1900]
    taken = set(names)
    made = [name for name in (company(chance, used) for _ in range(2 * _CLEAN)) if name not in taken][:_CLEAN]
    rows = [index.find(Profile(name), limit=5) for name in made]
    return {
        "reviews where family names are shared": sum(any(c.band is Band.REVIEW for c in row) for row in rows),
        "merges where family names are shared": sum(any(c.band is Band.MERGE for c in row) for row in rows),
    }


def _found(queries: Sequence[tuple[str, str]], found: Sequence[Any]) -> dict[str, Any]:
    merged = [
        (row[0].id == own)
        for (_, own), row in zip(queries, found, strict=True)
        if row and row[0].band is Band.MERGE
    ]
    seen = [any(one.id == own for one in row) for (_, own), row in zip(queries, found, strict=True)]
    return {
        "merge precision": round(sum(merged) / max(1, len(merged)), 4),
        "merge recall": round(sum(merged) / len(queries), 4),
        "merge or review recall": round(sum(seen) / len(queries), 4),
    }


def plain_scan(queries: Sequence[str], owners: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """token_sort_ratio of RapidFuzz over all names, the best taken."""
    ready = [utils.default_process(name) for name in names]
    began = time.perf_counter()
    best = [
        process.extractOne(utils.default_process(query), ready, scorer=fuzz.token_sort_ratio)
        for query in queries[:_SCANNED]
    ]
    took = (time.perf_counter() - began) / _SCANNED * _QUERIES
    right = [(str(one[2]) == own, one[1]) for one, own in zip(best, owners[:_SCANNED], strict=True)]
    return {
        "plain scan, seconds for 5,000": round(took, 1),
        "plain scan, best is right": round(sum(hit for hit, _ in right) / _SCANNED, 3),
    }


def _many_spellings() -> dict[str, Any]:
    chance = random.Random(_SEED + 1)
    names = bodies(chance, _BODIES)
    given = dict[str, tuple[str, int]]()
    for place in range(_VARIANTS):
        number = place % len(names)
        name = names[number] if place < len(names) else next(variants(chance, names[number]))
        given[f"{place:06d}"] = (name, number)
    began = time.perf_counter()
    found = deduplicate({one: Profile(name) for one, (name, _) in given.items()})
    took = time.perf_counter() - began
    return {
        "seconds": round(took, 1),
        "names": len(given),
        "bodies": len(names),
        **_pairwise(given, found.group),
    }


def _pairwise(given: dict[str, tuple[str, int]], group: Any) -> dict[str, float]:
    """Precision and recall over pairs of names put together."""
    truth: dict[int, int] = {}
    made: dict[str, dict[int, int]] = {}
    for one, (_, number) in given.items():
        truth[number] = truth.get(number, 0) + 1
        inside = made.setdefault(group[one], {})
        inside[number] = inside.get(number, 0) + 1
    together = sum(_pairs_of(sum(inside.values())) for inside in made.values())
    right = sum(_pairs_of(size) for inside in made.values() for size in inside.values())
    wanted = sum(_pairs_of(size) for size in truth.values())
    return {"precision": round(right / max(1, together), 4), "recall": round(right / wanted, 4)}


def _pairs_of(size: int) -> int:
    return size * (size - 1) // 2
