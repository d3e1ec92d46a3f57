"""Which register a process belongs to, by the prefix of its ocid, and where its page is.

The prefixes are registered with the Open Contracting Partnership, one a publisher.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit


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


def is_address(url: str | None) -> bool:
    """Whether a web address can be one: a scheme of the web, a host with a dot, no blank."""
    if not url or any(letter.isspace() for letter in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        return False
