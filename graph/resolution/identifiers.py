"""Registry identifiers: which ones say who an organisation is, and which of several names it.

An identifier is written ``scheme:value`` with a scheme of org-id.guide where there is one.
"""

# From the register that creates the legal person to the one that merely lists it.
_PREFERRED = (
    "GB-COH",
    "GB-CHC",
    "GB-SC",
    "GB-NIC",
    "XI-LEI",
    "GB-PPON",
    "GB-GOR",
    "GB-NHS",
    "GB-LAE",
    "XI-WIKIDATA",
)

# Numbers that a notice service gives to a party within one notice: they identify nobody.
_LOCAL = frozenset({"GB-CFS", "GB-FTS", "GB-CF", "VAT-UNKNOWN"})


def scheme(identifier: str) -> str:
    """The part before the colon."""
    return identifier.partition(":")[0]


def is_strong(identifier: str) -> bool:
    """Whether the identifier says who an organisation is outside the notice that prints it."""
    name, colon, number = identifier.partition(":")
    return bool(name and colon and number) and name not in _LOCAL


def rank(identifier: str) -> tuple[int, str]:
    """Sort key: the smallest is the identifier an organisation is called by."""
    name = scheme(identifier)
    return (_PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED), identifier)


def contradict(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two organisations carry different numbers of one register, and so are two."""
    schemes = {scheme(one) for one in left} & {scheme(other) for other in right}
    return any(
        {one for one in left if scheme(one) == shared}.isdisjoint(
            other for other in right if scheme(other) == shared
        )
        for shared in schemes
    )
