"""One claim at the desk: shown in its paragraph, then accepted, rejected or corrected.

What a form decides on is named by `version`, a hash of everything that may change under a reviewer's eyes:
the review, the decisions, and whom the names are taken for. Where it is another by the time that the form
comes, nothing is decided and the reviewer sees what has become of the claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from api.cli.review_values import changes
from api.http.deciding import record_key
from api.pages.desk.correcting import label_of, settings
from api.pages.desk.guarding import DESK, Seat
from graph import decisions
from graph.decisions import Reviewer
from graph.errors import Conflict, InvalidClaim, InvalidParameter, WrongUse
from graph.model.claims import content_id
from graph.model.vocabulary import Review
from graph.review import InContext, beside, in_context

_FIELD_OF = {"category": "concern", "code": "concern"}  # which the form has in one field
_DONE = {"accept": "Accepted", "reject": "Rejected", "correct": "Corrected"}


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a claim. `correction` is the claim that stands in its place now."""

    decision: str
    correction: str | None = None


def version(found: InContext) -> str:
    """A hash of all that may change about a claim between showing it and deciding on it."""
    names = [(one["role"], one["mentionId"], one["organisationId"]) for one in found.names]
    return f"{_standing(found)}.{content_id(names)}"


def _standing(found: InContext) -> str:
    return content_id(review_of(found), [(one["id"], one["undone"]) for one in found.decisions])


def review_of(found: InContext) -> Review:
    """How the claim stands."""
    return Review(found.claim.get("review", Review.UNREVIEWED))


def address(claim_id: str) -> str:
    """Where a claim lies on the desk."""
    return f"{DESK}/claims/{quote(claim_id, safe='')}"


def decide(seat: Seat, claim_id: str, form: Mapping[str, str]) -> str:
    """Do what the form says; answers the address of the page to show next, with a note for it.

    Raises `NotFound` for an unknown claim.
    """
    here, action = address(claim_id), form.get("action", "")
    found = in_context(seat.service.store, claim_id)
    try:
        if found.claim.get("supersededBy"):
            raise Conflict("this claim was corrected: decide on the one in its place")
        if form.get("version") != version(found):
            raise Conflict(_meanwhile(found, form.get("version", "")))
        done = _taken(seat, found, action, form)
    except Conflict as error:
        seat.tell(f"Nothing was saved. {sentence(error)}", problem=True, about=claim_id)
        return here
    except InvalidParameter as error:
        wrong = _FIELD_OF.get(error.parameter, error.parameter)
        words = f"Nothing was saved. {label_of(wrong)}: {error.reason}."
        seat.tell(words, problem=True, about=claim_id, typed={**form, "wrong": wrong})
        return here
    except (WrongUse, InvalidClaim) as error:
        seat.tell(f"Nothing was saved. {sentence(error)}", problem=True, about=claim_id, typed=form)
        return here
    record_key(seat.service, done.decision, seat.who.name)
    return _onward(seat, found, action, done)


def _taken(seat: Seat, found: InContext, action: str, form: Mapping[str, str]) -> Decided:
    store, claim_id, expected = seat.service.store, found.claim["id"], review_of(found)
    reason = form.get("reason") or None
    reviewer = Reviewer(seat.reviewer, seat.now, reason, shown_at(seat, form))
    if action == "accept":
        return Decided(decisions.accept(store, claim_id, reviewer, expected=expected))
    if action == "reject":
        if reason is None:
            raise WrongUse("say why the claim is wrong: the reason is kept with the decision")
        return Decided(decisions.reject(store, claim_id, reviewer, expected=expected))
    if action == "correct":
        wrong = settings(found, form)
        if not wrong:
            raise WrongUse("no field was changed: change what is wrong, or accept the claim as it stands")
        right = changes(store, claim_id, wrong)
        return Decided(*decisions.correct(store, claim_id, right, reviewer, expected=expected))
    raise WrongUse("choose to accept, reject or correct")


def shown_at(seat: Seat, form: Mapping[str, str]) -> datetime | None:
    """When the page with this form was made; None where the form does not tell, or tells what cannot be."""
    try:
        shown = datetime.fromisoformat(form.get("shown", ""))
    except ValueError:
        return None
    if shown.tzinfo is None or not seat.session.since <= shown <= seat.now:
        return None
    return shown


def _onward(seat: Seat, found: InContext, action: str, done: Decided) -> str:
    """The next claim that waits; a corrected one first where a name of it is sure by its spelling alone."""
    store, kind = seat.service.store, found.claim["kind"]
    if done.correction:
        unsure = [one for one in in_context(store, done.correction).names if one["judgement"] == "by_name"]
        if unsure:
            told = "; ".join(f"{one['name']} is taken for {one['organisation']}" for one in unsure)
            seat.tell(
                f"Corrected. {told}, by the name alone: accept this claim if that is so.",
                about=done.correction,
            )
            return address(done.correction)
    _, following = beside(store, found.claim, review_of(found))
    if following is None:
        seat.tell(f"{_DONE[action]}: the {kind}. It was the last of the queue.")
        return DESK
    seat.tell(f"{_DONE[action]}: the {kind} before this one.")
    return address(following)


def _meanwhile(found: InContext, shown: str) -> str:
    """What happened to a claim since it was shown in this version."""
    if shown.partition(".")[0] == _standing(found):
        return "A name in this claim is taken for another organisation by now: look at it again."
    if not found.decisions:
        return "The claim has changed since it was shown to you: look at it again."
    last = found.decisions[-1]
    return (
        f"{last['actor']} decided meanwhile ({last['action']}, {last['at']:%Y-%m-%d %H:%M} UTC); it is "
        f"{review_of(found)} now. Look at it again."
    )


def sentence(error: Exception) -> str:
    """What an error says, as a sentence."""
    words = str(error)
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
