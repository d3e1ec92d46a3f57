"""A synthetic graph of the product's own shape: skewed like real registers, seeded, of any size.

At scale 1: 100 k contracts, 10 k vendors, 500 bodies, 10 k controversies, 100 k allegations, 30 k documents.
The graph is written as it would stand after loading: facts, evidence and derived edges, all claims accepted
for one half of the contracts and matters, so that both values of `review` have something to answer.
"""

import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import neo4j

from graph.derive_rank import rank

Row = dict[str, Any]

_WORDS = [
    "Alpha",
    "Beta",
    "North",
    "Data",
    "Care",
    "Steel",
    "Analytics",
    "Systems",
    "Defence",
    "Logistics",
    "Foods",
    "Energy",
    "Water",
    "Health",
    "Tech",
    "Cloud",
    "Rail",
    "Build",
    "Secure",
    "Vision",
    "Media",
    "Trade",
    "Farm",
    "Metal",
    "Chem",
    "Textile",
    "Mining",
    "Port",
    "Ship",
    "Aero",
]
_SUFFIXES = ["Ltd", "plc", "GmbH", "AG", "SA", "SE", "Inc.", "LLC", "B.V.", "Oy"]
_CODES = (
    ("human_rights", "human_rights.complicity", True),
    ("human_rights", "human_rights.occupation", True),
    ("labour_rights", "labour_rights.forced", True),
    ("privacy_surveillance", None, True),
    ("discrimination", None, True),
    ("environment", None, False),
    ("corruption", None, False),
    ("tax_financial", None, False),
)
_CONTRACT_STATUSES = [
    "awarded",
    "active",
    "extended",
    "paused",
    "expired",
    "expired",
    "terminated",
    "blocked",
    "cancelled",
    "tendered",
]
_STANCES = ["alleged"] * 6 + ["under_investigation"] * 2 + ["ruled", "settled", "dismissed", "withdrawn"]
_CURRENCIES = ["GBP", "GBP", "GBP", "EUR", "EUR", "USD"]
_TODAY = date(2026, 11, 1)
_RECORDED = datetime(2026, 11, 2, tzinfo=UTC)
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; `concerned` is the share of vendors in a matter that concerns people."""

    vendors: int
    bodies: int
    contracts: int
    controversies: int
    allegations: int
    documents: int
    concerned: float

    @classmethod
    def at(cls, scale: float, *, concerned: float = 0.05) -> "Size":
        """The sizes of the module's docstring times `scale`."""
        return cls(
            vendors=int(10_000 * scale),
            bodies=max(20, int(500 * scale)),
            contracts=int(100_000 * scale),
            controversies=int(10_000 * scale),
            allegations=int(100_000 * scale),
            documents=int(30_000 * scale),
            concerned=concerned,
        )


def write(driver: neo4j.Driver, size: Size, *, database: str | None = None, seed: int = 7) -> float:
    """Write the graph into an empty database that has the schema; gives the seconds it took."""
    began = time.perf_counter()
    maker = _Maker(size, random.Random(seed))
    with driver.session(database=database) as session:
        for text, rows in maker.statements():
            for batch in _batched(rows, _BATCH):
                session.run(text, rows=batch).consume()
        session.run(_CHARGES).consume()
        for text in _LABELS:
            session.run(text).consume()
        session.run("MERGE (g:GraphState {id: 'graph'}) SET g.version = coalesce(g.version, 0) + 1").consume()
    return time.perf_counter() - began


class _Maker:
    def __init__(self, size: Size, chance: random.Random) -> None:
        self._size = size
        self._chance = chance
        self._vendors = list(range(size.vendors))
        self._bodies = list(range(size.bodies))
        chance.shuffle(self._vendors)
        chance.shuffle(self._bodies)
        watched = max(1, int(size.vendors * size.concerned))
        self._watched = chance.sample(self._vendors, watched)

    def statements(self) -> Iterator[tuple[str, Iterable[Row]]]:
        yield _ORGANISATIONS.format(label="Company:Vendor"), self._organisations("v", self._size.vendors)
        yield _ORGANISATIONS.format(label="PublicBody"), self._organisations("b", self._size.bodies)
        yield _OWNED, self._parents()
        yield _DOCUMENTS, self._documents()
        yield _CONTRACTS, self._contracts()
        yield _CONTROVERSIES, self._controversies()
        yield _ALLEGATIONS, self._allegations()

    def _organisations(self, letter: str, number: int) -> Iterator[Row]:
        for index in range(number):
            words = (_WORDS[index % 30], _WORDS[index // 30 % 30], _WORDS[index // 900 % 30])
            name = f"{' '.join(words)} {index} {_SUFFIXES[index % 10]}"
            if letter == "b":
                name = f"{words[0]} {words[1]} Council {index}"
            yield {"id": f"{letter}{index}", "name": name, "normalisedName": name.lower()}

    def _parents(self) -> Iterator[Row]:
        depth: dict[int, int] = {}
        for index in range(1, self._size.vendors):
            parent = int(index * self._chance.random() ** 2)
            if self._chance.random() < 0.4 and depth.get(parent, 0) < 4:
                depth[index] = depth.get(parent, 0) + 1
                yield {"child": f"v{index}", "parent": f"v{parent}", "key": f"v{index}|v{parent}"}

    def _documents(self) -> Iterator[Row]:
        for index in range(self._size.documents):
            yield {
                "id": f"d{index:062x}",
                "url": f"https://news.example/{index}",
                "title": f"Report {index}",
                "published": self._day(2018),
                "sourceFamily": f"d{index - index % 3:062x}",
            }

    def _contracts(self) -> Iterator[Row]:
        for index in range(self._size.contracts):
            start = self._day(2014)
            amount = round(self._chance.paretovariate(1.1) * 10_000, 2)
            currency = self._chance.choice(_CURRENCIES)
            status = self._chance.choice(_CONTRACT_STATUSES)
            yield {
                "id": f"c{index}",
                "claim": f"cc{index}",
                "title": f"Contract {index}",
                "amount": amount,
                "currency": currency,
                "status": status,
                "rank": rank(status, currency, amount),
                "start": start,
                "end": start + timedelta(365 * self._chance.randint(1, 12)),
                "accepted": index % 2 == 0,
                "vendor": f"v{self._skewed(self._vendors)}",
                "body": f"b{self._skewed(self._bodies)}",
                "document": f"d{self._chance.randrange(self._size.documents):062x}",
            }

    def _controversies(self) -> Iterator[Row]:
        for index in range(self._size.controversies):
            category, code, people = self._chance.choice(_CODES)
            pool = self._watched if people else self._vendors
            yield {
                "id": f"k{index}",
                "title": f"Controversy {index}",
                "category": category,
                "code": code,
                "people": people,
                "accepted": index % 2 == 0,
                "vendor": f"v{self._skewed(pool)}",
            }

    def _allegations(self) -> Iterator[Row]:
        for index in range(self._size.allegations):
            first = index < self._size.controversies
            matter = index if first else int(self._size.controversies * self._chance.random() ** 2)
            yield {
                "claim": f"a{index}",
                "matter": f"k{matter}",
                "accepted": matter % 2 == 0,
                # The first claim stands, so that every matter is open.
                "stance": "alleged" if first else self._chance.choice(_STANCES),
                "speaker": f"Speaker {index % 5000}",
                "confidence": round(self._chance.random(), 3),
                "published": self._day(2018),
                "document": f"d{self._chance.randrange(self._size.documents):062x}",
                "quote": f"The company was accused of harm number {index} in the supply chain by workers.",
            }

    def _skewed(self, pool: list[int]) -> int:
        return pool[int(len(pool) * self._chance.random() ** 3)]

    def _day(self, first_year: int) -> date:
        first = date(first_year, 1, 1)
        return first + timedelta(int(self._chance.random() * (_TODAY - first).days))


def _batched(rows: Iterable[Row], number: int) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, number)):
        yield batch


_ORGANISATIONS = """
UNWIND $rows AS row
CREATE (o:Organisation:{label})
SET o = row, o.kind = CASE WHEN 'PublicBody' IN labels(o) THEN 'public_body' ELSE 'company' END,
    o.country = 'GB', o.aliases = [], o.provisional = false
"""
_OWNED = """
UNWIND $rows AS row
MATCH (child:Organisation {id: row.child}), (parent:Organisation {id: row.parent})
CREATE (child)-[:OWNED_BY {key: row.key, claimIds: [], acceptedClaimIds: [], review: 'accepted'}]->(parent)
"""
_DOCUMENTS = """
UNWIND $rows AS row
CREATE (d:Document)
SET d = row, d.publisher = 'News', d.state = 'loaded', d.language = 'en', d.mediaType = 'text/html',
    d.publishedPrecision = 'day', d.retrievedAt = datetime('2026-11-01T00:00:00Z'),
    d.recordedAt = datetime('2026-11-02T00:00:00Z')
"""
_CONTRACTS = """
UNWIND $rows AS row
MATCH (v:Organisation {id: row.vendor}), (b:Organisation {id: row.body}), (d:Document {id: row.document})
WITH row, v, b, d, CASE WHEN row.accepted THEN 'accepted' ELSE 'unreviewed' END AS review,
     CASE WHEN row.accepted THEN [row.claim] ELSE [] END AS accepted
CREATE (c:Contract {id: row.id, title: row.title, registerIds: [], status: row.status, statusAsOf: row.start,
  amount: row.amount, currency: row.currency, valueKind: 'exact', basis: 'awarded', conflict: false,
  otherAmounts: [], startDate: row.start, endDate: row.end, registerEnd: true, lastEvidence: row.start,
  claimIds: [row.claim], bundle: false, framework: false, rank: row.rank})
FOREACH (_ IN CASE WHEN row.accepted THEN [1] ELSE [] END |
  SET c.acceptedStatus = row.status, c.acceptedStatusAsOf = row.start, c.acceptedAmount = row.amount,
    c.acceptedCurrency = row.currency, c.acceptedValueKind = 'exact', c.acceptedBasis = 'awarded',
    c.acceptedConflict = false, c.acceptedOtherAmounts = [], c.acceptedStartDate = row.start,
    c.acceptedEndDate = row.end, c.acceptedRegisterEnd = true, c.acceptedLastEvidence = row.start,
    c.acceptedClaimIds = [row.claim], c.acceptedRank = row.rank)
CREATE (a:Claim {id: row.claim, kind: 'contract', status: row.status, amount: row.amount,
  currency: row.currency, valueKind: 'exact', basis: 'awarded', validFrom: row.start, validTo: row.end,
  published: row.start,
  eventDate: row.start, recordedAt: datetime('2026-11-02T00:00:00Z'), confidence: 0.9, review: review,
  readerName: 'synthetic', readerVersion: '1', rule: 'synthetic', why: 'synthetic', publisher: 'News'})
CREATE (a)-[:EVIDENCED_BY {start: 0, end: 40, quote: 'The body signed a contract with the vendor'}]->(d)
CREATE (a)-[:ABOUT {by: 'rule', why: 'register id', recordedAt: datetime('2026-11-02T00:00:00Z')}]->(c)
CREATE (mv:Mention {id: 'mv' + row.claim, documentId: row.document, start: 25, end: 30, name: v.name})
CREATE (mb:Mention {id: 'mb' + row.claim, documentId: row.document, start: 0, end: 8, name: b.name})
CREATE (a)-[:NAMES {role: 'vendor'}]->(mv), (a)-[:NAMES {role: 'buyer'}]->(mb)
CREATE (mv)-[:RESOLVED_TO {judgement: 'same', by: 'rule', why: 'id', score: 1.0,
  recordedAt: datetime('2026-11-02T00:00:00Z')}]->(v)
CREATE (mb)-[:RESOLVED_TO {judgement: 'same', by: 'rule', why: 'id', score: 1.0,
  recordedAt: datetime('2026-11-02T00:00:00Z')}]->(b)
CREATE (b)-[:BUYS_UNDER {key: b.id + '|' + c.id, claimIds: [row.claim], acceptedClaimIds: accepted,
  review: review}]->(c)
CREATE (v)-[:SUPPLIES_UNDER {key: v.id + '|' + c.id, claimIds: [row.claim], acceptedClaimIds: accepted,
  review: review}]->(c)
"""
_CONTROVERSIES = """
UNWIND $rows AS row
MATCH (v:Organisation {id: row.vendor})
CREATE (k:Controversy {id: row.id, title: row.title, category: row.category, concernsPeople: row.people,
  status: 'alleged', contested: false, sourceFamilies: 1, openClaims: 1, claimIds: []})
SET k.code = row.code, k.codes = CASE WHEN row.code IS NULL THEN [] ELSE [row.code] END
FOREACH (_ IN CASE WHEN row.accepted THEN [1] ELSE [] END |
  SET k.acceptedConcernsPeople = row.people, k.acceptedCodes = k.codes,
    k.acceptedStatus = 'alleged', k.acceptedContested = false, k.acceptedSourceFamilies = 1,
    k.acceptedOpenClaims = 1, k.acceptedClaimIds = [])
CREATE (v)-[:IMPLICATED_IN {key: v.id + '|' + k.id, claimIds: [], acceptedClaimIds: [],
  review: CASE WHEN row.accepted THEN 'accepted' ELSE 'unreviewed' END}]->(k)
"""
_ALLEGATIONS = """
UNWIND $rows AS row
MATCH (k:Controversy {id: row.matter})<-[:IMPLICATED_IN]-(v:Organisation)
MATCH (d:Document {id: row.document})
WITH row, k, v, d, CASE WHEN row.accepted THEN 'accepted' ELSE 'unreviewed' END AS review
CREATE (a:Claim {id: row.claim, kind: 'allegation', stance: row.stance, category: k.category,
  contested: false, speakerName: row.speaker, accuserName: row.speaker, published: row.published,
  recordedAt: datetime('2026-11-02T00:00:00Z'), confidence: row.confidence, review: review,
  readerName: 'synthetic', readerVersion: '1', rule: 'synthetic', why: 'synthetic', publisher: 'News'})
SET a.code = k.code
CREATE (a)-[:EVIDENCED_BY {start: 0, end: size(row.quote), quote: row.quote}]->(d)
CREATE (a)-[:ABOUT {by: 'rule', why: 'only matter', recordedAt: datetime('2026-11-02T00:00:00Z')}]->(k)
CREATE (m:Mention {id: 'ma' + row.claim, documentId: row.document, start: 4, end: 11, name: v.name})
CREATE (a)-[:NAMES {role: 'accused'}]->(m)
CREATE (m)-[:RESOLVED_TO {judgement: 'same', by: 'rule', why: 'id', score: 1.0,
  recordedAt: datetime('2026-11-02T00:00:00Z')}]->(v)
SET k.claimIds = k.claimIds + row.claim
FOREACH (_ IN CASE WHEN row.accepted THEN [1] ELSE [] END |
  SET k.acceptedClaimIds = k.acceptedClaimIds + row.claim)
"""
_CHARGES = """
MATCH (k:Controversy)<-[charge:IMPLICATED_IN]-()
CALL (k, charge) {
  SET charge.claimIds = k.claimIds, charge.acceptedClaimIds = coalesce(k.acceptedClaimIds, [])
} IN TRANSACTIONS OF 1000 ROWS
"""
_LABELS = (
    """
MATCH (v:Organisation)-[:OWNED_BY*0..3]->()-[:IMPLICATED_IN]->(k:Controversy)
WHERE k.concernsPeople
SET v:Concerned
""",
    """
MATCH (v:Organisation)<-[:OWNED_BY*1..3]-()-[:IMPLICATED_IN]->(k:Controversy)
WHERE k.concernsPeople
SET v:Concerned
""",
    """
MATCH (v:Organisation)-[:OWNED_BY*0..3]->()-[:IMPLICATED_IN]->(k:Controversy)
WHERE k.acceptedConcernsPeople
SET v:AcceptedConcerned
""",
    """
MATCH (v:Organisation)<-[:OWNED_BY*1..3]-()-[:IMPLICATED_IN]->(k:Controversy)
WHERE k.acceptedConcernsPeople
SET v:AcceptedConcerned
""",
    """
MATCH (:Concerned)-[:SUPPLIES_UNDER]->(c:Contract)
SET c:Exposed
""",
    """
MATCH (:AcceptedConcerned)-[deal:SUPPLIES_UNDER]->(c:Contract)
WHERE deal.review = 'accepted'
SET c:AcceptedExposed
""",
)
