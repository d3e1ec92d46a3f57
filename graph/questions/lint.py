"""What a question's statement may not do, beyond what the server refuses in a read transaction.

Read mode still allows `LOAD CSV` (files and addresses of the server), calls of any procedure that reads,
and an unbounded path says nothing in EXPLAIN (measured on Neo4j 5.26). So these are refused before anything
runs, and so is a statement that does not fit its header.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.errors import InvalidQuestion
from graph.questions.question import Question

PROVIDED = frozenset({"accepted", "skip", "limit", "today", "generated_at"})
"""Parameters that every statement may use without declaring them; the asking gives them."""

CLOCKS = frozenset({"as_of", "known_at"})

_WRITES = (
    "CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "DROP", "FOREACH", "INSERT",
    "ALTER", "GRANT", "DENY", "REVOKE", "RENAME", "SHOW", "TERMINATE", "USE",
)  # fmt: skip
_CLAUSE = re.compile(rf"(?<![\w.$:`])(?:{'|'.join(_WRITES)})(?!\w)(?!\s*:)", re.IGNORECASE)
_LOAD = re.compile(r"(?<![\w.$:])LOAD\s+CSV(?!\w)", re.IGNORECASE)
_IN_TRANSACTIONS = re.compile(r"\bIN\s+(?:\S+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS\b", re.IGNORECASE)
_CALL = re.compile(r"(?<![\w.$:])CALL\s+(?P<name>[A-Za-z_][\w.]*)", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![\w.$:])(?P<name>[A-Za-z_]\w*(?:\.\w+)+)\s*\(")
_FULL_TEXT = "db.index.fulltext.queryNodes"
_TEMPORAL = {"date", "datetime", "duration", "time", "localtime", "localdatetime", "point", "vector"}
_RELATIONSHIP = re.compile(r"-\s*\[(?P<body>[^\]]*)\]")
_STAR = re.compile(r"\*\s*(?P<low>\d+)?\s*(?P<dots>\.\.)?\s*(?P<high>\d+)?")
_QUANTIFIED = re.compile(r"\)\s*(?:(?P<open>[+*])|\{\s*\d*\s*,\s*\})")
_ARROW_QUANTIFIED = re.compile(r"(?:\]-|--)>?\s*(?:[+*]|\{\s*\d*\s*,\s*\})")
_PRIVATE = re.compile(r":\s*`?Text`?(?!\w)")
_PARAMETER = re.compile(r"\$(\w+)")
_PAGE = re.compile(r"SKIP\s+\$skip\s+LIMIT\s+\$limit\b", re.IGNORECASE)
_ALIAS = re.compile(r"^(?P<value>.*?)\s+AS\s+`?(?P<alias>\w+)`?$", re.IGNORECASE | re.DOTALL)


def check_statement(
    question: Question, *, line: int, statement: str | None = None, file: str | None = None
) -> None:
    """Raises `InvalidQuestion` for a statement that writes, reaches out, runs away or does not fit its
    header.

    `line` is the 1-based line of the file on which the statement begins.
    """
    text = bare(question.statement if statement is None else statement)
    for at, reason in _faults(text, question):
        raise InvalidQuestion(file or question.file, line + text.count("\n", 0, at), reason)


def bare(statement: str) -> str:
    """The statement with comments and quoted text blanked out, lines and lengths kept."""

    def blank(found: re.Match[str]) -> str:
        text = found.group()
        empty = "".join("\n" if letter == "\n" else " " for letter in text)
        # The quotation marks stay, so that a text is still a value.
        return empty if text.startswith("/") else text[0] + empty[1:-1] + text[-1]

    return re.sub(
        r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", blank, statement, flags=re.DOTALL
    )


def returned_names(statement: str) -> list[str]:
    """The names that the last RETURN of a statement gives, in order."""
    text = bare(statement)
    depths = _depths(text)
    starts = [
        found.end() for found in re.finditer(r"\bRETURN\b", text, re.IGNORECASE) if not depths[found.start()]
    ]
    if not starts:
        return []
    begin = starts[-1]
    distinct = re.match(r"\s*DISTINCT\b", text[begin:], re.IGNORECASE)
    begin += distinct.end() if distinct else 0
    ends = [
        begin + found.start()
        for found in re.finditer(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", text[begin:], re.IGNORECASE)
        if not depths[begin + found.start()]
    ]
    parts = _split(text[begin : min(ends, default=len(text))])
    return [found["alias"] if (found := _ALIAS.match(part)) else part for part in parts]


def _faults(text: str, question: Question) -> Iterator[tuple[int, str]]:
    if found := _CLAUSE.search(text):
        yield found.start(), f"a question only reads; {found.group().upper()} is refused"
    if found := _LOAD.search(text):
        yield found.start(), "LOAD CSV is refused: it reaches files and addresses of the server"
    if found := _IN_TRANSACTIONS.search(text):
        yield found.start(), "CALL … IN TRANSACTIONS is refused"
    if ";" in text:
        yield text.index(";"), "one statement a file, without `;`"
    for found in _CALL.finditer(text):
        if found["name"] != _FULL_TEXT:
            yield found.start(), f"the procedure {found['name']} is refused; only {_FULL_TEXT} is allowed"
    for found in _FUNCTION.finditer(text):
        if found["name"].split(".")[0] not in _TEMPORAL and found["name"] != _FULL_TEXT:
            yield found.start(), f"the function {found['name']} is refused: only Cypher's own are allowed"
    if found := _PRIVATE.search(text):
        yield found.start(), "full text stays private: a question reads quotes, never (:Text)"
    for at in _unbounded(text):
        yield at, "the path has no upper bound; write for example *1..3"
    yield from _misfits(text, question)


def _misfits(text: str, question: Question) -> Iterator[tuple[int, str]]:
    declared = {parameter.name for parameter in question.parameters}
    used = {found.group(1): found.start() for found in _PARAMETER.finditer(text)}
    for name, at in used.items():
        if name not in declared | PROVIDED | CLOCKS:
            yield at, f"${name} is not declared among the parameters"
    # `$today` is the day that was asked for.
    met = set(used) | ({"as_of"} if "today" in used else set()) | (CLOCKS if question.past else set())
    for name in sorted(declared - met):
        yield 0, f"the parameter {name!r} is declared but the statement does not use it"
    if not _PAGE.search(text):
        yield 0, "the statement must page: ORDER BY a total order, then SKIP $skip LIMIT $limit"
    returned = returned_names(text)
    columns = [column.name for column in question.columns]
    if returned != columns:
        wrong = next(
            (pair for pair in zip(columns, returned, strict=False) if pair[0] != pair[1]),
            (f"{len(columns)} columns", f"{len(returned)}"),
        )
        yield 0, f"columns and RETURN disagree: the header has {wrong[0]}, the statement returns {wrong[1]}"


def _unbounded(text: str) -> Iterator[int]:
    for relationship in _RELATIONSHIP.finditer(text):
        pattern = re.split(r"\bWHERE\b|\{", relationship["body"], maxsplit=1, flags=re.IGNORECASE)[0]
        star = _STAR.search(pattern)
        if star and not star["high"] and (star["dots"] or not star["low"]):
            yield relationship.start()
    for arrow in _ARROW_QUANTIFIED.finditer(text):
        yield arrow.start()
    for group in _QUANTIFIED.finditer(text):
        inner = text[_opening(text, group.start()) : group.start()]
        if re.search(r"-\s*\[|--|<-|->", inner):
            yield group.start()


def _opening(text: str, closing: int) -> int:
    depth = 0
    for at in range(closing, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if not depth:
            return at
    return 0


def _depths(text: str) -> list[int]:
    depth = 0
    depths = []
    for letter in text:
        depth -= letter in ")]}"
        depths.append(depth)
        depth += letter in "([{"
    return depths


def _split(text: str) -> list[str]:
    depths = _depths(text)
    cuts = [-1, *(at for at, letter in enumerate(text) if letter == "," and not depths[at]), len(text)]
    return [text[begin + 1 : end].strip() for begin, end in pairwise(cuts)]
