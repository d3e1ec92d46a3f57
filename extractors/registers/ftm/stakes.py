"""`Ownership` into a claim: the owner of an asset that is a company."""

from extractors.registers.ftm.relation import READER, VERSION, Relation, Unclaimed
from extractors.registers.ownership import Amiss, Over, Owned, entry, extent
from extractors.registers.stream import Skipped
from extractors.registers.values import day, period
from graph.model.claims import Claim, Document


def stake(relation: Relation) -> tuple[Document, Claim] | Skipped:
    """The document and claim of an `Ownership`. Raises `InvalidClaim`."""
    asset, owner = relation.first("asset"), relation.first("owner")
    child, parent = relation.party(asset), relation.party(owner)
    if isinstance(child, Skipped) or isinstance(parent, Skipped):
        return child if isinstance(child, Skipped) else parent  # type: ignore[return-value]
    if asset is None or owner is None or asset == owner:
        return relation.skipped(Unclaimed.ITSELF, child.name, expected=False)
    if relation.in_circle(asset, owner):
        relation.notes(
            Amiss.CIRCLE, f"{child.name} and {parent.name} own each other, directly or over others"
        )
    start, end = period(relation.first("startDate"), relation.first("endDate"), "ownership", relation.notes)
    published = relation.publication()
    share = relation.first("percentage")
    named = relation.first("role") or relation.first("ownershipType") or "ownership"
    owned = Owned(
        register=published.register,
        statement=relation.identifier,
        stated=day(relation.first("date") or relation.first("modifiedAt"), "it is dated", relation.notes),
        child=child,
        parent=parent,
        interests=(f"{named}, {share.rstrip('% ')} %" if share else named,),
        extent=extent(share),
        start=start,
        end=end,
        over=Over(f"the ownership ended on {end}", end) if end else None,
        url=published.url,
        publisher=published.publisher,
        licence=published.licence,
    )
    return entry(owned, reader=READER, version=VERSION, media_type="application/json")
