"""Which register a process belongs to, by the prefix of its ocid, and where its page is.

The prefixes are registered with the Open Contracting Partnership, one a publisher.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Register:
    """A register by name; `page` is the address of a process, with {ocid}; `country` that of its buyers."""

    name: str
    country: str | None = None
    page: str | None = None
    licence: str | None = None


_OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_KNOWN: Mapping[str, Register] = MappingProxyType(
    {
        "ocds-h6vhtk": Register(
            "Find a Tender", "GB", "https://www.find-tender.service.gov.uk/procurement/{ocid}", _OGL
        ),
        "ocds-b5fd17": Register("Contracts Finder", "GB", None, _OGL),
        "ocds-r6ebe6": Register("Public Contracts Scotland", "GB", None, _OGL),
        "ocds-kuma6s": Register("Sell2Wales", "GB", None, _OGL),
        "ocds-70d2nz": Register("ChileCompra", "CL"),
        "ocds-03ad3f": Register("Dirección Nacional de Contrataciones Públicas", "PY"),
    }
)


def register_of(ocid: str) -> Register | None:
    """The register of a process, where its prefix is known."""
    return _KNOWN.get(ocid[:11])
