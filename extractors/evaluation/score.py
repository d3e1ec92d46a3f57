"""Counts of right, wrong and missed, per document and in all, and the figures made from them."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from extractors.evaluation import matching
from extractors.evaluation.gold import GoldContract, GoldControversy, GoldDocument, Prediction, normal_field
from extractors.evaluation.matching import Entry, Group, Matched, match
from extractors.evaluation.tally import DocumentScore, Mistake, Rated, Scores

MEASURES = ("pair", "tuple", "full", "controversy", "accusation", "ownership", "roles")
"""pair: vendor and buyer; tuple: with value and currency; full: with status; controversy: vendor and
category;
accusation: with accuser and stance; ownership: child and parent; roles: person and organisation."""

_SHOWN = (
    "vendor", "client", "value", "currency", "status", "category", "accuser", "stance", "child", "parent",
    "person", "organisation", "role", "rule", "evidence",
)  # fmt: skip


def score_documents(golds: Sequence[GoldDocument], predictions: Mapping[str, Prediction]) -> Scores:
    """Every document's score; a document without prediction counts as one in which nothing was read."""
    documents = tuple(score_document(gold, predictions.get(gold.name, {})) for gold in golds)
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document.counts)
    return Scores(documents, total)


def score_document(gold: GoldDocument, prediction: Prediction) -> DocumentScore:
    """The counts of one document."""
    board = _Board(gold, prediction)
    board.contracts()
    board.controversies()
    board.pairs()
    board.evidence()
    return DocumentScore(gold.name, board.counts, tuple(board.mistakes), gold.tags, tuple(board.rated))


class _Board:
    """Counts and mistakes of one document while they are being counted."""

    def __init__(self, gold: GoldDocument, prediction: Prediction) -> None:
        self.gold = gold
        self.prediction = prediction
        self.counts: Counter[str] = Counter()
        self.mistakes: list[Mistake] = []
        self.rated: list[Rated] = []

    def contracts(self) -> None:
        """Pair, tuple, full, status and leaks."""
        golds = self.gold.contracts
        entries = [one for one in self.prediction.get("contracts") or [] if normal_field(one, "vendor")]
        edges = matching.first_of_each(
            entries, lambda one: (normal_field(one, "vendor"), normal_field(one, "client"))
        )
        groups = matching.grouped(golds, matching.same_edge, _is_optional)
        fits_edge = _any_member(matching.pair_fits)
        self._count("pair", match(edges, groups, fits_edge, optional=_group_is_optional))
        tuples = matching.first_of_each(entries, _tuple_key)
        found = match(
            tuples,
            golds,
            matching.tuple_fits,
            optional=_is_optional,
            bonus=_status_bonus,
            agrees=_same_status,
        )
        self._count("tuple", found)
        self._rate("contract", found)
        full = match(
            tuples,
            golds,
            lambda one, gold: matching.tuple_fits(one, gold) and matching.status_fits(one, gold),
            optional=_is_optional,
            agrees=_same_status,
        )
        self._count("full", full)
        self.counts["status_n"] = len(found.hits)
        self.counts["status_ok"] = sum(matching.status_fits(one, gold) for one, gold in found.hits)
        self.counts["status_strict"] = sum(one.get("status") == gold.status for one, gold in found.hits)
        self._leaks(tuples)

    def _leaks(self, tuples: Sequence[Entry]) -> None:
        right = [money.value for gold in self.gold.contracts for money in gold.amounts]
        self.counts["distractors"] = len(self.gold.distractors)
        for one in tuples:
            value = matching.amount(one)
            if value is None or any(matching.close(value, other) for other in right):
                continue
            if any(matching.close(value, other) for other in self.gold.distractors):
                self.counts["leaks"] += 1
                self.mistakes.append(Mistake("tuple", "leak", _shown(one)))

    def controversies(self) -> None:
        """Controversy, accusation, accuser, stance and companies accused though innocent."""
        entries = [
            {**one, "stance": matching.STANCE_OF.get(str(one.get("stance")), one.get("stance"))}
            for one in self.prediction.get("controversies") or []
            if normal_field(one, "vendor")
        ]
        groups = matching.grouped(self.gold.controversies, matching.same_controversy, _is_optional)
        each = matching.first_of_each(entries, lambda one: (normal_field(one, "vendor"), one.get("category")))
        found = match(
            each, groups, matching.controversy_fits, optional=_group_is_optional, bonus=_accusation_bonus
        )
        self._count("controversy", found)
        self._rate("controversy", found)
        named = {name for gold in self.gold.controversies for name in gold.vendor}
        self.counts["innocent"] = len({normal_field(one, "vendor") for one in each} - named)
        self.counts["wrong_accuser"] = sum(
            bool(normal_field(one, "accuser")) and not matching.accuser_fits(one, group)
            for one, group in found.hits
        )
        whole = matching.first_of_each(
            entries,
            lambda one: (
                normal_field(one, "vendor"), one.get("category"), normal_field(one, "accuser"),
                one.get("stance")
            ),
        )  # fmt: skip
        self._count("accusation", match(whole, groups, _accusation_fits, optional=_group_is_optional))
        self.counts["accuser_n"] = self.counts["stance_n"] = len(found.hits)
        self.counts["accuser_ok"] = sum(matching.accuser_fits(one, group) for one, group in found.hits)
        self.counts["stance_ok"] = sum(matching.stance_fits(one, group) for one, group in found.hits)
        self.counts["stance_strict"] = sum(
            any(one.get("stance") == gold.stance for gold in group.members) for one, group in found.hits
        )

    def pairs(self) -> None:
        """Ownership and roles."""
        for measure, first, second, golds, needed in (
            ("ownership", "child", "parent", self.gold.ownership, ("child", "parent")),
            ("roles", "person", "organisation", self.gold.roles, ("person",)),
        ):
            entries = [
                one
                for one in self.prediction.get(measure) or []
                if all(normal_field(one, key) for key in needed)
            ]
            each = matching.first_of_each(entries, _key_of(first, second))
            fits = matching.pair_of_names_fits(first, second)
            self._count(measure, match(each, golds, fits, optional=lambda gold: gold.optional))

    def evidence(self) -> None:
        """How many quoted spans there are and how many reproduce the text exactly."""
        text = self.gold.text
        if text is None:
            return
        for one in _spans(self.prediction):
            self.counts["spans"] += 1
            self.counts["spans_exact"] += text[one["start"] : one["end"]] == one["quote"]

    def _rate(self, kind: str, found: Matched[Any]) -> None:
        hits = [(one, True) for one, _ in found.hits]
        for one, right in (*hits, *((one, False) for one in found.wrong)):
            if isinstance(one.get("confidence"), int | float):
                self.rated.append(Rated(kind, float(one["confidence"]), right))

    def _count(self, measure: str, found: Matched[Any]) -> None:
        self.counts[f"{measure}_tp"] = len(found.hits)
        self.counts[f"{measure}_fn"] = len(found.missed)
        self.counts[f"{measure}_fp"] = len(found.wrong)
        self.counts[f"{measure}_ignored"] = found.ignored
        for gold in found.missed:
            self.mistakes.append(Mistake(measure, "missed", _shown(_entry_of(gold))))
        for one in found.wrong:
            self.mistakes.append(Mistake(measure, "wrong", _shown(one)))


def summary(counts: Mapping[str, int]) -> dict[str, Any]:
    """Precision, recall and F1 of each measure (None where there is nothing to count), and the accuracies."""
    figures: dict[str, Any] = {measure: _prf(counts, measure) for measure in MEASURES}
    for key, part, whole in (
        ("status_accuracy", "status_ok", "status_n"),
        ("status_strict", "status_strict", "status_n"),
        ("accuser_accuracy", "accuser_ok", "accuser_n"),
        ("stance_accuracy", "stance_ok", "stance_n"),
        ("stance_strict", "stance_strict", "stance_n"),
        ("evidence_exact", "spans_exact", "spans"),
    ):
        whole_count = counts.get(whole, 0)
        figures[key] = round(counts.get(part, 0) / whole_count, 4) if whole_count else None
    figures["distractor_leaks"] = counts.get("leaks", 0)
    figures["distractors"] = counts.get("distractors", 0)
    figures["innocent_accused"] = counts.get("innocent", 0)
    figures["wrong_accuser"] = counts.get("wrong_accuser", 0)
    return figures


def _prf(counts: Mapping[str, int], measure: str) -> dict[str, float | None]:
    right, wrong, missed = (counts.get(f"{measure}_{side}", 0) for side in ("tp", "fp", "fn"))
    if not right + wrong + missed:
        return {"p": None, "r": None, "f1": None, "tp": 0, "fp": 0, "fn": 0}
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4),
        "tp": right, "fp": wrong, "fn": missed,
    }  # fmt: skip


def _key_of(*fields: str) -> Callable[[Entry], Hashable]:
    return lambda one: tuple(normal_field(one, key) for key in fields)


def _tuple_key(one: Entry) -> tuple[object, ...]:
    value = matching.amount(one)
    return (
        normal_field(one, "vendor"),
        normal_field(one, "client"),
        value,
        matching.currency(one) if value is not None else "",
        one.get("status"),
    )


def _status_bonus(one: Entry, gold: GoldContract) -> int:
    return 2 * matching.status_fits(one, gold) + (one.get("status") == gold.status)


def _same_status(one: Entry, other: Entry) -> bool:
    return bool(one.get("status") == other.get("status"))


def _accusation_bonus(one: Entry, group: Group[GoldControversy]) -> int:
    exact = any(one.get("category") == gold.category for gold in group.members)
    return 4 * exact + 2 * matching.accuser_fits(one, group) + matching.stance_fits(one, group)


def _accusation_fits(one: Entry, group: Group[GoldControversy]) -> bool:
    return (
        matching.controversy_fits(one, group)
        and matching.accuser_fits(one, group)
        and matching.stance_fits(one, group)
    )


def _any_member(fits: Any) -> Any:
    return lambda one, group: any(fits(one, gold) for gold in group.members)


def _is_optional(gold: GoldContract | GoldControversy) -> bool:
    return gold.optional


def _group_is_optional(group: Group[Any]) -> bool:
    return group.optional


def _entry_of(gold: Any) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = gold.members[0].entry if isinstance(gold, Group) else gold.entry
    return entry


def _shown(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in _SHOWN if key in entry}


def _spans(prediction: Prediction) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for kind in ("contracts", "controversies", "ownership", "roles"):
        for entry in prediction.get(kind) or []:
            spans = entry.get("evidence") or []
            found += [spans] if isinstance(spans, Mapping) else spans
            found += entry.get("replies") or []
    return [one for one in found if isinstance(one, Mapping) and {"start", "end", "quote"} <= set(one)]
