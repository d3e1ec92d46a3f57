"""From `field=value`, as a person types it, to the right values of a claim."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic.alias_generators import to_camel, to_snake

from api.http.correcting import Correction
from graph.errors import InvalidParameter, NotFound
from graph.gazetteer import known_names
from graph.known import categories
from graph.load_corrections import claim_of
from graph.model.claims import Claim, Mention
from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import OrganisationKind, Role
from graph.review import Passage, in_context
from graph.store import Reader

ROLES = tuple(str(role) for role in Role)
FIELDS = tuple(sorted(Correction.model_fields.keys() - {"evidence", "names"}))
_COMPANIES = {Role.VENDOR, Role.BIDDER, Role.ACCUSED, Role.REPLIER, Role.PARENT, Role.CHILD}
_BODIES = {Role.BUYER, Role.BLOCKER}


def changes(store: Reader, claim_id: str, settings: Iterable[str]) -> dict[str, Any]:
    """The fields of a claim that `--set` changes, with their values.

    `amount=` takes the amount away. A role takes a name that stands in the paragraph of the claim
    (`vendor=Palantir`), and nothing to take the name away. Raises `InvalidParameter` and `NotFound`.
    """
    given = _given(settings)
    roles = {Role(name): words for name, words in given.items() if name in ROLES}
    found = _values({name: words for name, words in given.items() if name not in ROLES})
    _check_category(found)
    if roles:
        found["names"] = _names(store, claim_id, roles)
    return found


def _given(settings: Iterable[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for setting in settings:
        name, equals, words = setting.partition("=")
        field = to_snake(name.strip())
        if not equals:
            raise InvalidParameter(setting, "write it as field=value, for example status=blocked")
        if field not in FIELDS and field not in ROLES:
            close = difflib.get_close_matches(field, (*FIELDS, *ROLES), n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            raise InvalidParameter(name, f"{hint}a correction sets {', '.join((*ROLES, *FIELDS))}")
        given[field] = words.strip()
    if not given:
        raise InvalidParameter("--set", "say what is right, for example --set status=blocked")
    return given


def _values(given: Mapping[str, str]) -> dict[str, Any]:
    try:
        return Correction.model_validate(
            {to_camel(name): _value(name, words) for name, words in given.items()}
        ).changes()
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidParameter(to_snake(str(first["loc"][0])), str(first["msg"])) from error


def _value(name: str, words: str) -> str | None:
    if not words:
        return None
    # "£" and thousands are how people write amounts; the currency has a field of its own.
    return words.replace(",", "").replace("_", "") if name == "amount" else words


def _check_category(found: Mapping[str, Any]) -> None:
    for name in ("category", "code"):
        value = found.get(name)
        if value is not None and (value not in categories() or ("." in value) != (name == "code")):
            close = difflib.get_close_matches(value, categories(), n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            raise InvalidParameter(name, f"{hint}seeds/categories.yml lists them all")


def _names(store: Reader, claim_id: str, roles: Mapping[Role, str]) -> tuple[tuple[Role, Mention], ...]:
    passages = in_context(store, claim_id).passages
    kept = [(role, mention) for role, mention in _claim(store, claim_id).names if role not in roles]
    return (
        *kept,
        *((role, _mention(store, role, words, passages)) for role, words in roles.items() if words),
    )


def _claim(store: Reader, claim_id: str) -> Claim:
    rows = store.read("review/claim_whole", id=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    return claim_of(rows[0])


def _mention(store: Reader, role: Role, name: str, passages: Iterable[Passage]) -> Mention:
    start = _place(name, passages)
    if start is None:
        raise InvalidParameter(
            role, f"{name!r} does not stand in the paragraph of the claim; write it as the text does"
        )
    called = [
        known
        for known in known_names(store).organisations
        if name.casefold() in {form.casefold() for form in (known.name, *known.aliases)}
    ]
    known: KnownOrganisation | None = called[0] if len(called) == 1 else None
    if known is None:
        kind = OrganisationKind.COMPANY if role in _COMPANIES else OrganisationKind.UNKNOWN
        kind = OrganisationKind.PUBLIC_BODY if role in _BODIES else kind
        return Mention(start, start + len(name), name, kind)
    return Mention(start, start + len(name), name, known.kind, known.key, known.country)


def _place(name: str, passages: Iterable[Passage]) -> int | None:
    """Where the document says this name: among the quoted words if it can be, else in their paragraph."""
    quoted: list[int] = []
    around: list[int] = []
    for passage in passages:
        place = passage.text.find(name)
        while place >= 0:
            inside = any(start <= place and place + len(name) <= end for start, end in passage.spans)
            (quoted if inside else around).append(passage.start + place)
            place = passage.text.find(name, place + 1)
    return next(iter((*quoted, *around)), None)
