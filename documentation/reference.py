"""All reference pages, by their places below docs/."""

from documentation import categories, commands, questions, routes, settings, third_party


def reference_pages() -> dict[str, str]:
    """The Markdown of every page that is made from the program."""
    return {
        **questions.question_pages(),
        commands.PLACE: commands.commands_page(),
        routes.PLACE: routes.routes_page(),
        settings.PLACE: settings.settings_page(),
        categories.PLACE: categories.categories_page(),
        third_party.PLACE: third_party.third_party_page(),
    }
