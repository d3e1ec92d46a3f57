"""Two things that may be one, at the desk: the same, not the same, or left for another day."""

from collections.abc import Mapping
from urllib.parse import urlencode

from api.http.deciding import record_key
from api.pages.desk.claims import sentence, shown_at
from api.pages.desk.guarding import DESK, Seat
from graph import decisions
from graph.decisions import Reviewer
from graph.errors import Conflict, NotFound, WrongUse
from graph.review import suggestion

PAIRS = f"{DESK}/pairs"


def pairs_after(key: str) -> str:
    """The address of the first pair after this one."""
    return f"{PAIRS}?{urlencode({'after': key})}" if key else PAIRS


def judge(seat: Seat, form: Mapping[str, str]) -> str:
    """Merge the pair or keep it apart; answers the address of the next pair, with a note for it."""
    store, key, answer = seat.service.store, form.get("pair", ""), form.get("action", "")
    pair = suggestion(store, key)
    reviewer = Reviewer(seat.reviewer, seat.now, form.get("reason") or None, shown_at(seat, form))
    try:
        if pair is None:
            raise Conflict(
                "somebody else decided on this pair meanwhile, or it changed: it is suggested no more"
            )
        left, right = pair["left"]["id"], pair["right"]["id"]
        if answer == "same":
            decision = decisions.merge(store, (left, right), reviewer)
        elif answer == "apart":
            decision = decisions.keep_apart(store, left, right, reviewer)
        else:
            raise WrongUse("say whether the two are the same")
    except (Conflict, NotFound, WrongUse) as error:
        seat.tell(f"Nothing was saved. {sentence(error)}", problem=True)
        return pairs_after(form.get("after", ""))
    record_key(seat.service, decision, seat.who.name)
    one, two = _WORDS[pair["kind"]]
    seat.tell(f"Saved: the two are one {one}." if answer == "same" else f"Saved: they are two {two}.")
    return pairs_after(key)


_WORDS = {
    "organisation": ("organisation", "organisations"),
    "contract": ("contract", "contracts"),
    "controversy": ("matter", "matters"),
}
