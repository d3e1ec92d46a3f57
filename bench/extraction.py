"""How fast texts are read, against the bare model on the same texts, and whether memory stays flat."""

import resource
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from statistics import median

from api.demo import demonstration_documents
from api.reading import Parsed, parsed
from extractors import language_model
from extractors.fetch import Limits
from extractors.models import FOLDER
from extractors.read import Reader, open_reader
from graph.model.claims import Document, content_id

_ROUNDS = 5
_TEXTS = 112
_MANY = 2_000


def run() -> dict[str, object]:
    """Ratios over interleaved rounds, and resident memory along 2,000 documents."""
    documents = list(_documents(_TEXTS))
    words = sum(len(document.text.split()) for document in documents)
    nlp = language_model.load()
    rules, both = open_reader(), open_reader(models=FOLDER)
    bare: list[float] = []
    ours: dict[str, list[float]] = {"rules": [], "rules_and_weights": []}
    for _ in range(_ROUNDS):
        bare.append(_seconds(nlp.pipe((document.text for document in documents), batch_size=16)))
        for name, reader in (("rules", rules), ("rules_and_weights", both)):
            ours[name].append(_seconds(reader.read_all(documents)))
    return {
        "documents": len(documents),
        "words": words,
        "bare_words_per_second": round(words / median(bare)),
        **{name: _against(bare, taken, words) for name, taken in ours.items()},
        "rss_mb_after_documents": _memory(both),
    }


def _seconds(read: Iterable[object]) -> float:
    began = time.perf_counter()
    for _ in read:
        pass
    return time.perf_counter() - began


def _against(bare: list[float], ours: list[float], words: int) -> dict[str, object]:
    ratios = sorted(one / other for one, other in zip(bare, ours, strict=True))
    return {
        "words_per_second": round(words / median(ours)),
        "ratio_median": round(median(ratios), 3),
        "ratio_range": [round(ratios[0], 3), round(ratios[-1], 3)],
    }


def _memory(reader: Reader) -> dict[int, int]:
    marks: dict[int, int] = {}
    for number, _ in enumerate(reader.read_all(_documents(_MANY)), start=1):
        if number in {100, 500, 1000, 1500, _MANY}:
            marks[number] = _resident_mb()
    return marks


def _documents(number: int) -> Iterator[Document]:
    with demonstration_documents() as paths:
        originals = [
            one.document
            for one in parsed([str(path) for path in paths], limits=Limits())
            if isinstance(one, Parsed)
        ]
    for index, document in enumerate(islice(cycle(originals), number)):
        # Names that occur once each: what would make a vocabulary grow.
        text = f"{document.text}\n\nMarker{index}x Holdings said that it had no comment on order {index}y.\n"
        yield Document(id=content_id(index), text=text, published=document.published, language="en")


def _resident_mb() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * resource.getpagesize() // 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10
