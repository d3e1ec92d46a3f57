"""Every question, and every query of the guide, as favourites of Neo4j Browser."""

import zipfile
from io import BytesIO

from api.browser.parameters import Examples, parameter_lines, picture_lines
from api.browser.pictures import PICTURES, picture
from graph.questions import Catalogue, Question

FAVOURITES = "supplywatch-favourites.zip"

_EPOCH = (2020, 1, 1, 0, 0, 0)  # the same content is the same file, whenever it is written
_NOT_FOR_QUOTING = (
    "Rows here have not passed the publication gate: what you mean to quote comes from",
    "`supplywatch ask {name}`.",
)


def favourites(catalogue: Catalogue, shown: Examples) -> bytes:
    """A zip to be dropped on the window of Neo4j Browser: a folder of questions and one of pictures.

    Neo4j Browser takes the first comment line for the name and adds all of it each time it is dropped.
    """
    files = {f"supplywatch questions/{one.name}.cypher": question_text(one, shown) for one in catalogue}
    files |= {f"supplywatch pictures/{name}.cypher": _of_picture(name, shown) for name in PICTURES}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, text in files.items():
            packed.writestr(zipfile.ZipInfo(path, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def question_text(question: Question, shown: Examples) -> str:
    """A question as it runs in Neo4j Browser: its name, what it asks, its `:param` lines, its statement."""
    warning = [line.format(name=question.name) for line in _NOT_FOR_QUOTING]
    return _commented(
        [question.title, question.description, *warning],
        parameter_lines(question, shown),
        question.statement,
    )


def _of_picture(name: str, shown: Examples) -> str:
    one = picture(name)
    return _commented([one.title, one.explanation], picture_lines(one.parameters, shown), one.statement)


def _commented(words: list[str], lines: list[str], statement: str) -> str:
    before = ["Run these lines first, without the slashes:", *lines] if lines else []
    return "".join(f"// {line}\n" for line in [*words, *before]) + statement.strip() + "\n"
