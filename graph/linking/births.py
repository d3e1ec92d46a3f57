"""New contracts, written at once with what is derived of them and with the claims that are about them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from graph.derive import contract_properties
from graph.derive_edges import DEAL_EDGES, edges
from graph.linking.facts import ClaimFacts
from graph.store import Row, Transaction


def create_contracts(
    transaction: Transaction,
    claimed: Mapping[str, Sequence[Row]],
    facts: Mapping[str, ClaimFacts],
    recorded_at: datetime,
) -> frozenset[str]:
    """Write contracts that were not there before; answers the organisations that have an edge to them now.

    `claimed` are the rows of ABOUT of each, `facts` the claims.
    """
    rows, organisations = [], set[str]()
    for contract, about in sorted(claimed.items()):
        claims = [facts[row["claimId"]] for row in about]
        derived = {key: value for key, value in contract_properties(claims).items() if value is not None}
        row: Row = {
            "id": contract,
            "properties": derived,
            "claims": about,
            **{kind: [] for kind in DEAL_EDGES},
        }
        for edge in edges(claims, contract):
            row[edge.kind].append(edge.row())
            organisations.add(edge.organisation_id)
        rows.append(row)
    transaction.run("load/contracts_created", rows=rows, recordedAt=recorded_at)
    return frozenset(organisations)
