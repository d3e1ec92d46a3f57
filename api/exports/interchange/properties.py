"""An organisation in the properties of FollowTheMoney."""

from collections.abc import Iterable

_SCHEMES = {
    "GB-COH": "registrationNumber",
    "XI-LEI": "leiCode",
    "XI-WIKIDATA": "wikidataId",
    "VAT": "vatCode",
}


def properties(
    name: str | None, aliases: Iterable[str], country: str | None, identifiers: Iterable[str]
) -> dict[str, list[str]]:
    """An organisation in the properties of FollowTheMoney; those without a value are left out."""
    found: dict[str, list[str]] = {"name": [name] if name else []}
    found["alias"] = [alias for alias in aliases if alias != name]
    found["country"] = [country.lower()] if country else []
    for number in identifiers:
        scheme, _, value = number.partition(":")
        if scheme in _SCHEMES:
            found.setdefault(_SCHEMES[scheme], []).append(value)
        else:
            found.setdefault("idNumber", []).append(number)
    return {name: values for name, values in found.items() if values}
