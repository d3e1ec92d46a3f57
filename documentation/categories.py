"""The page of the categories of controversies, out of the seeds."""

from documentation.markdown import code, page, table, text
from graph.known import categories

PLACE = "reference/categories.md"
_HEAD = """\
# Categories of controversies

Eleven families, and codes below them where the words of a document carry one. Those that *concern people*
count as human-rights concerns in [exposure](../method.md#who-is-exposed). There is no category for the rest.

"""


def categories_page() -> str:
    """The families and the codes below them, each with its definition."""
    found = categories()
    families = [one for one in found.values() if one.id == one.family]
    return page(
        _HEAD.splitlines(),
        *(
            [
                f"## {text(family.label)}",
                "",
                *table(
                    ("code", "label", "definition", "concerns people"),
                    (
                        (
                            code(one.id),
                            text(one.label),
                            text(one.definition),
                            "yes" if one.concerns_people else "no",
                        )
                        for one in found.values()
                        if one.family == family.id
                    ),
                ),
            ]
            for family in families
        ),
    )
