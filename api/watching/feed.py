"""What changed about a watch-list as an Atom feed (RFC 4287), for readers of news."""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree import ElementTree

from api.watching.book import WatchList
from api.watching.following import Change

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(of: WatchList, found: Iterable[Change], *, base: str, at: datetime) -> bytes:
    """The feed, newest first; `base` is the address of the service, ending in a slash.

    As everywhere a change carries no quotes: each entry leads to the claims.
    """
    root = ElementTree.Element("feed", xmlns=_NAMESPACE)
    _put(root, "id", f"urn:supplywatch:watchlist:{of.id}")
    _put(root, "title", f"supplywatch: {of.name}")
    _put(root, "subtitle", "Accepted, changed or taken back. No change is not a clean record.")
    newest = sorted(found, key=lambda one: (one.row["at"], one.id), reverse=True)
    _put(root, "updated", _moment(newest[0].row["at"] if newest else at))
    _put(ElementTree.SubElement(root, "author"), "name", "supplywatch")
    ElementTree.SubElement(root, "link", rel="self", href=f"{base}watchlists/{of.id}/feed.atom")
    for one in newest:
        _entry(ElementTree.SubElement(root, "entry"), one, base)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(entry: ElementTree.Element, one: Change, base: str) -> None:
    row = one.row
    whom = ", ".join(dict.fromkeys(name for _, _, name in one.organisations))
    _put(entry, "id", f"urn:supplywatch:{one.id}")
    _put(entry, "title", f"{row['action']}: {whom}")
    _put(entry, "updated", _moment(row["at"]))
    for claim in row["claimIds"]:
        ElementTree.SubElement(
            entry, "link", rel="related", href=f"{base}view/claims/{quote(claim, safe='')}"
        )
    about = row["about"][0] if row["about"] else None
    kind, _, identifier = (about or "organisations/" + one.organisations[0][0]).partition("/")
    ElementTree.SubElement(
        entry, "link", rel="alternate", href=f"{base}view/{kind}/{quote(identifier, safe='')}"
    )
    _put(entry, "summary", f"{len(row['claimIds'])} claims; fetch them to see what stands now.")


def _put(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = "".join(char for char in text if char.isprintable())


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
