"""How fast claims are loaded, against the bare driver that sends the same rows, and whether it stays flat.

The bare driver is given what stands in the graph afterwards: every node and edge of every kind as one row,
sent by UNWIND and MERGE in the best of three batch sizes, with no resolution, linking or derivation. Both
write into an empty graph with the same constraints. They take turns, and the best round of each counts: in
its first rounds the server still compiles what it runs, which would be held against whoever comes first
(`first_ratio` shows that round alone). What the benchmark itself holds in memory is kept from Python's
collector, for both.
"""

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from statistics import median
from typing import Any

from bench.bare import BATCHES, rows_of, send, set_aside
from bench.server import driver_of, empty_graph, wipe
from graph.known import seed_gazetteer
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span, content_id
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    OrganisationKind,
    Role,
    ValueKind,
)
from graph.schema import ensure
from graph.store import Store

_COMPARED = 1_500
_ROUNDS = 5
_FLAT = 10_000
_STEP = 500


def run() -> dict[str, object]:
    """Documents and rows per second, ours against bare, and our rate along 10,000 documents."""
    readings = list(synthetic(_COMPARED))
    ours: list[float] = []
    bare: list[float] = []
    batches: tuple[int, ...] = BATCHES
    with empty_graph() as store, driver_of(store.connection) as driver:
        _load(store, list(synthetic(50, seed=1)))  # plans the statements
        for _ in range(_ROUNDS):
            wipe(driver)
            ensure(store)
            ours.append(_load(store, readings))
            rows = rows_of(driver)
            times = {batch: send(driver, rows, batch) for batch in batches}
            bare.append(min(times.values()))
            batches = (min(times, key=lambda batch: times[batch]),)  # the best one from now on
        number = sum(len(each) for each in rows.values())
        wipe(driver)
        ensure(store)
        rates = _along(store)
    return {
        "documents": _COMPARED,
        "rows": number,
        "our_rows_per_second": [round(number / each) for each in ours],
        "bare_rows_per_second": [round(number / each) for each in bare],
        "ratio": round(min(bare) / min(ours), 3),
        "first_ratio": round(bare[0] / ours[0], 3),
        "documents_per_second_along_10000": rates,
        "last_quarter_against_second": round(median(rates[15:]) / median(rates[5:10]), 3),
    }


def synthetic(number: int, *, seed: int = 3) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Documents with three contracts and two allegations each, the names skewed as in news."""
    chance = random.Random(seed)
    for index in range(number):
        published = date(2020, 1, 1) + timedelta(chance.randrange(2000))
        sentences = [_contract_sentence(chance) for _ in range(3)] + [_charge(chance) for _ in range(2)]
        text = f"Report {index} of {published}.\n\n" + " ".join(text for text, _ in sentences)
        document = Document(
            id=content_id("synthetic", seed, index) * 2,
            text=text,
            title=f"Report {index}",
            publisher=f"Paper {index % 40}",
            published=published,
            language="en",
        )
        yield document, tuple(_claim(document, sentence, facts) for sentence, facts in sentences)


def _contract_sentence(chance: random.Random) -> tuple[str, dict[str, Any]]:
    vendor, body = f"Vendor{_skewed(chance, 3000)} Ltd", f"Borough{_skewed(chance, 400)} Council"
    amount = Decimal(chance.randrange(10, 90_000)) * 1000
    return (
        f"{body} signed a contract worth £{amount} with {vendor}.",
        {"vendor": vendor, "body": body, "amount": amount},
    )


def _charge(chance: random.Random) -> tuple[str, dict[str, Any]]:
    vendor = f"Vendor{_skewed(chance, 3000)} Ltd"
    return f"Campaigners said that {vendor} mistreated people whom it held.", {"accused": vendor}


def _claim(document: Document, sentence: str, facts: dict[str, Any]) -> Claim:
    start = document.text.index(sentence)
    common: dict[str, Any] = {
        "document_id": document.id,
        "evidence": (Span(start, start + len(sentence), sentence),),
        "reader": "bench",
        "reader_version": "1",
        "rule": "bench",
        "why": "bench",
        "confidence": 0.5,
        "publisher": document.publisher,
        "published": document.published,
    }
    if "accused" in facts:
        return Claim(
            kind=ClaimKind.ALLEGATION,
            names=((Role.ACCUSED, _mention(document, start, facts["accused"], OrganisationKind.COMPANY)),),
            stance=ClaimStatus.ALLEGED,
            category="human_rights",
            accuser_name="Campaigners",
            **common,
        )
    return Claim(
        kind=ClaimKind.CONTRACT,
        names=(
            (Role.VENDOR, _mention(document, start, facts["vendor"], OrganisationKind.COMPANY)),
            (Role.BUYER, _mention(document, start, facts["body"], OrganisationKind.PUBLIC_BODY)),
        ),
        status=ContractStatus.ACTIVE,
        amount=facts["amount"],
        currency="GBP",
        value_kind=ValueKind.EXACT,
        basis=Basis.REPORTED,
        **common,
    )


def _mention(document: Document, after: int, name: str, kind: OrganisationKind) -> Mention:
    start = document.text.index(name, after)
    return Mention(start, start + len(name), name, kind=kind, country="GB")


def _skewed(chance: random.Random, number: int) -> int:
    return int(number * chance.random() ** 2)


def _load(store: Store, readings: list[tuple[Document, tuple[Claim, ...]]]) -> float:
    set_aside()
    began = time.perf_counter()
    load(store, readings, gazetteer=seed_gazetteer(), recorded_at=datetime(2026, 11, 1, tzinfo=UTC))
    return time.perf_counter() - began


def _along(store: Store) -> list[float]:
    rates = []
    readings = synthetic(_FLAT, seed=5)
    while batch := list(islice(readings, _STEP)):
        rates.append(round(len(batch) / _load(store, batch), 1))
    return rates
