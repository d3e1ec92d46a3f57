"""The page of the categories of controversies, out of the seeds."""

from documentation.markdown import code, page, table, text
from graph.known import categories

PLACE = "reference/categories.md"


def categories_page() -> str:
    """The families and the codes below them, each with its definition."""
    found = categories()
    families = [one for one in found.values() if one.id == one.family]
    return page(
        [
            "# Categories of controversies",
            "",
            "Eleven families, and codes below them where the words of a document carry one. Those that *concern"
            " people* make a vendor a concern in [exposure](../method.md). There is no category for the rest.",
            "",
        ],
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
