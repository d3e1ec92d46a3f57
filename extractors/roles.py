"""The spaCy component `supplywatch_roles`: a named person, the organisation named for them, and the office.

Read from the words between the two names: “Ann Lee, director of Acme”, “Acme's director, Ann Lee”, “Ann
Lee, Acme's head of care”. A title counts only where the organisation is named beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractors.evidence import quote
from extractors.parties import Parties, Party
from extractors.state import DocPerson, Sort, put_state, require, state_of
from graph.model.reading import RoleReading

NAME = "supplywatch_roles"

_OFFICE = "|".join(
    (
        r"chief executives?(?: officer)?",
        r"chief (?:financial|operating|technology|information|security|medical|legal)(?: officer)?",
        r"chief|CEO|CFO|COO|CTO|boss|head|directors?|managers?|presidents?|vice[- ]president",
        r"chair(?:man|woman|person)?|founders?|co-?founders?|owners?|partners?",
        r"spokes(?:person|man|woman|people)|press officer|secretary(?: general|-general)?",
        r"ministers?|mayor|governor|commissioners?|senators?|MP|MEP|councillor|leader|whip|treasurer",
        r"lawyer|solicitor|counsel|attorney(?: general)?|prosecutor|judge|auditor(?:-general| general)?",
        r"ombudsman|inspector|superintendent|sergeant|sheriff|constable|officer|organi[sz]ers?",
        r"coordinators?|co-?ordinators?|campaigners?|researchers?|analysts?|advis[eo]rs?|experts?",
        r"professors?|lecturers?|fellow|economist|editors?|engineers?|scientists?|librarian",
        r"administrator|executives?|representative|delegate|members?|trustees?|ambassador|general",
        r"colonel|admiral|captain|steward|convenor|clerk|principal",
    )
)
_ROLE = rf"(?P<role>(?:[\w’'&-]+[ ,]+){{0,6}}?(?:{_OFFICE})(?:[ ](?:of|for) (?:[\w’'&-]+ ?){{1,5}}?)?)"
_TITLE = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame)\.? )?"

_STATE_OFFICE = re.compile(
    r"minister|president|mayor|governor|senator|ambassador|attorney|secretary|council|commissioner|sheriff",
    re.I,
)

_PERSON_ROLE_ORG = re.compile(
    rf"^\W{{0,3}},? ?(?:who (?:is|was|leads|runs|heads) )?(?:the |a |an )?{_ROLE},? "
    r"(?:of|at|for|with|from|in) "
    r"(?:the )?(?:[\w-]+ ){0,6}?(?:,? ?)$",
    re.I,
)
_PERSON_OF_ORG = re.compile(r"^,? ?(?:of|from) (?:the )?$")
_PERSON_ORG_ROLE_AFTER = re.compile(rf"^(?:[’']s?)? ?{_ROLE}(?=[\s,.;:)”’\"]|$)", re.I)
_GAP_PERSON_ORG = re.compile(r"^,? ?(?:\(|who is |the |a |an )?(?:the )?$")
_ORG_ROLE_PERSON = re.compile(rf"^(?:[’']s?)? ?,? ?{_ROLE},? ?{_TITLE}$", re.I)
_ROLE_BEFORE_ORG = re.compile(rf"(?:^|[\s,(“‘\"]){_ROLE} (?:of|at|for) (?:the )?$", re.I)
_GAP_ORG_PERSON = re.compile(rf"^,? ?{_TITLE}$")


@dataclass(frozen=True, slots=True)
class Office:
    """A person at an organisation, with the words for the office and the characters that say so."""

    person: str
    party: Party
    role: str
    start: int
    end: int


@Language.factory(NAME)
def make_roles(nlp: Language, name: str) -> "RolesReader":
    """The component; needs `supplywatch_names` before it."""
    return RolesReader()


class RolesReader:
    """Puts `roles` on the state of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with each person and organisation once, where the text says so first."""
        require(doc, NAME, "supplywatch_names")
        readings = [
            RoleReading(office.person, office.party.organisation.name, office.role, span)
            for office in offices_of(doc, Parties(doc))
            if (span := quote(doc, *_sentence(doc, office))) is not None
        ]
        seen = {(one.person, one.organisation): one for one in reversed(readings)}
        return put_state(doc, NAME, roles=tuple(reversed(list(seen.values()))))


def _sentence(doc: Doc, office: Office) -> tuple[int, int]:
    span = doc.char_span(office.start, office.end, alignment_mode="expand")
    assert span is not None
    return doc[span.start].sent.start_char, doc[span.end - 1].sent.end_char


def offices_of(doc: Doc, parties: Parties) -> Iterator[Office]:
    """Every person with an organisation named for them, at each place that says so."""
    people = state_of(doc).people
    text = doc.text if people else ""
    for sentence in doc.sents if people else ():
        here = [one for one in people if sentence.start_char <= one.start < sentence.end_char]
        named = parties.within(sentence)
        for person in here:
            office = _nearest(text, person, named, sentence.end_char)
            if office is not None:
                yield office


def employers_of(doc: Doc, parties: Parties) -> dict[str, Party]:
    """The organisation that the document names for each person; people with two different ones are
    left out.
    """
    found: dict[str, list[Party]] = {}
    for office in offices_of(doc, parties):
        found.setdefault(office.person, []).append(office.party)
    return {
        person: parties_of[0]
        for person, parties_of in found.items()
        if len({party.number for party in parties_of}) == 1
    }


def _nearest(text: str, person: DocPerson, parties: list[Party], end: int) -> Office | None:
    for party in sorted(parties, key=lambda one: _gap(person, one)):
        if _gap(person, party) > 90:
            break
        role = _role(text, person, party, end)
        if role is not None:
            start, last = min(person.start, party.mention.start), max(person.end, party.mention.end)
            return Office(person.name, party, role, start, last)
    return None


def _gap(person: DocPerson, party: Party) -> int:
    mention = party.mention
    return mention.start - person.end if mention.start >= person.end else person.start - mention.end


def _role(text: str, person: DocPerson, party: Party, end: int) -> str | None:
    mention = party.mention
    if mention.start >= person.end:
        between = text[person.end : mention.start]
        if match := _PERSON_ROLE_ORG.match(between):
            return _clean(match["role"])
        if _GAP_PERSON_ORG.match(between) and between.strip():
            after = _PERSON_ORG_ROLE_AFTER.match(text[mention.end : min(end, mention.end + 80)])
            if after:
                return _clean(after["role"])
        return (
            "member"
            if _PERSON_OF_ORG.match(between) and party.organisation.sort is not Sort.COUNTRY
            else None
        )
    between = text[mention.end : person.start]
    if party.organisation.sort in (Sort.COUNTRY, Sort.LOCAL) and not _STATE_OFFICE.search(between):
        return None  # “Redmond, Washington, Chief Executive …”, “its UK chief executive, …”
    if party.organisation.sort is Sort.OFFICE and _GAP_ORG_PERSON.match(between):
        return party.organisation.name
    if match := _ORG_ROLE_PERSON.match(between):
        return _clean(match["role"])
    if _GAP_ORG_PERSON.match(between):
        before = _ROLE_BEFORE_ORG.search(text[max(0, mention.start - 70) : mention.start])
        if before:
            return _clean(before["role"])
    return None


def _clean(role: str) -> str:
    return re.sub(r"^(?:the|a|an|its|and|former|then|whose)\s+", "", role.strip(" ,’'"), flags=re.I)
