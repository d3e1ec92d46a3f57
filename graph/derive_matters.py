"""What is derived from the live claims of a matter: pure functions (MODEL section 3, last part)."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.derive import accepted, live, recency
from graph.linking.facts import ClaimFacts
from graph.model.vocabulary import CLOSED_CLAIMS, ClaimStatus
from graph.resolution.names import normalise

_OF_PARTIES = frozenset({ClaimStatus.ADMITTED, ClaimStatus.SETTLED, ClaimStatus.WITHDRAWN})


def controversy_properties(
    claims: Sequence[ClaimFacts],
    *,
    denied: frozenset[str],
    denied_accepted: frozenset[str],
    families: Mapping[str, str],
    concerns_people: bool,
    concerns_people_accepted: bool | None = None,
) -> dict[str, Any]:
    """Every derived property of a controversy, None for those that are missing.

    `denied` are the claims that a live reply denies, `denied_accepted` those that an accepted one does;
    `families` gives the family of the document of each claim; `concerns_people_accepted` is what the accepted
    claims alone say.
    """
    alive, published = live(claims), accepted(claims)
    found = controversy_state(alive, denied, families)
    twin = controversy_state(published, denied_accepted, families)
    every = sorted(claims, key=lambda claim: claim.id)
    codes = [claim.properties["code"] for claim in alive or every if claim.properties.get("code")]
    return {
        **found,
        **{f"accepted{key[0].upper()}{key[1:]}": value for key, value in twin.items()},
        "title": _matter_title(alive or every),
        "category": every[0].properties.get("category") if every else None,
        "code": max(sorted(set(codes)), key=codes.count) if codes else None,
        "concernsPeople": concerns_people,
        "acceptedConcernsPeople": concerns_people_accepted if published else None,
        "codes": sorted(set(codes)),
        "acceptedCodes": sorted({str(code) for c in published if (code := c.properties.get("code"))})
        if published
        else None,
    }


def controversy_state(
    claims: Sequence[ClaimFacts], denied: frozenset[str], families: Mapping[str, str]
) -> dict[str, Any]:
    """Status by the latest act in each forum, of these the latest; `alleged` while there is none.

    An admission, a settlement and a withdrawal are acts of the parties, a forum of their own. Never "the
    worst wins".
    """
    acts = [claim for claim in claims if claim.properties.get("stance", "alleged") != ClaimStatus.ALLEGED]
    forums: dict[str, ClaimFacts] = {}
    for claim in sorted(acts, key=recency):
        forums[_forum(claim)] = claim
    latest = max(forums.values(), key=recency, default=None)
    open_claims = [c for c in claims if c.properties.get("stance", "alleged") not in CLOSED_CLAIMS]
    shown = {forum: f"{forum}: {claim.properties['stance']}" for forum, claim in forums.items()}
    return {
        "status": (latest.properties["stance"] if latest else "alleged") if claims else None,
        "contested": any(_is_contested(c, denied) for c in claims) if claims else None,
        "sourceFamilies": len({families[claim.id] for claim in claims if claim.id in families})
        if claims
        else None,
        "openClaims": len(open_claims) if claims else None,
        "forums": [shown[forum] for forum in sorted(shown)] if claims else None,
        "claimIds": sorted(claim.id for claim in claims) if claims else None,
    }


def _is_contested(claim: ClaimFacts, denied: frozenset[str]) -> bool:
    # A reply to a claim that was misread answers the corrected one as well.
    return bool(claim.properties.get("contested")) or not denied.isdisjoint(
        {claim.id, claim.properties.get("corrects")}
    )


def _forum(claim: ClaimFacts) -> str:
    authority = claim.properties.get("authority")
    if authority:
        return normalise(authority)
    return "the parties" if claim.properties["stance"] in _OF_PARTIES else "an authority that is not named"


def _matter_title(claims: Sequence[ClaimFacts]) -> str | None:
    named = sorted({claim.properties["matter"] for claim in claims if claim.properties.get("matter")})
    return named[0] if named else None
