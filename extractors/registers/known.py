"""Names of registers among the known names: a whole name in its own country, and nothing looser.

A register names a body where everybody knows which one is meant: “Ministry of Defence” in a notice of the
United Kingdom. Such a form decides together with the country, when only one known organisation there goes by
it.
"""

from collections.abc import Mapping
from functools import cached_property

from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind
from graph.resolution.names import identity


class KnownByCountry:
    """The known organisations by the forms of their names and their countries."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _by_form(self) -> Mapping[tuple[str, str], tuple[KnownOrganisation, ...]]:
        found: dict[tuple[str, str], dict[str, KnownOrganisation]] = {}
        for known in self._gazetteer.organisations:
            for name in (known.name, *known.aliases, *known.ambiguous):
                if known.country:
                    found.setdefault((identity(name), known.country), {})[known.key] = known
        return {form: tuple(bearers.values()) for form, bearers in found.items()}

    def key(self, name: str, country: str | None, kind: OrganisationKind) -> str | None:
        """The key of the one known organisation of this name, country and kind."""
        if not country:
            return None
        bearers = self._by_form.get((identity(name), country), ())
        fitting = [one for one in bearers if OrganisationKind.UNKNOWN in (kind, one.kind) or one.kind is kind]
        return fitting[0].key if len(fitting) == 1 else None
