"""Names of people, so that "Foxglove" is none and a minister's surname leads back to the minister."""

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.names.occurrences import Occurrences
from extractors.names.runs import is_name_word
from extractors.names.words import NOT_NAMES, PERSON_TITLES
from extractors.state import DocMention, DocPerson

_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "von",
        "van",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "da",
        "dos",
        "di",
        "mac",
        "ten",
        "ter",
        "zu",
    ]
)
_HONOURS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "mr.", "mrs.", "ms.", "dr."}
)


def find_people(doc: Doc, tokens: frozenset[int], mentions: tuple[DocMention, ...]) -> tuple[DocPerson, ...]:
    """People's names in order; `tokens` belong to full names, places inside `mentions` to organisations."""
    taken = bytearray(len(doc.text) + 1)
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    full = list(_full_names(doc, tokens))
    by_surname: dict[str, str] = {}
    for start, end in full:
        name = doc[start:end].text
        for word in _surnames(name):
            if len(by_surname.get(word, "")) < len(name):
                by_surname[word] = name
    people = [
        _person(doc, start, end, by_surname.get(doc[start:end].text, doc[start:end].text))
        for start, end in full
    ]
    covered = {i for start, end in full for i in range(start, end)}
    where = Occurrences(doc)
    for surname, name in by_surname.items():
        for at, _ in where.of((surname,)):
            if at not in covered and not taken[doc[at].idx]:
                people.append(_person(doc, at, at + 1, name))
                covered.add(at)
    people += [
        _person(doc, at, at + 1, doc[at].text)
        for at in _titled(doc)
        if at not in covered and not taken[doc[at].idx]
    ]
    return tuple(sorted(people, key=lambda person: person.start))


def _full_names(doc: Doc, tokens: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of tokens of full names, one per entity."""
    for entity in doc.ents:
        if entity.label_ != "PERSON" or (entity.start not in tokens and entity.end - 1 not in tokens):
            continue
        start, end = entity.start, entity.end
        while start < end and (start not in tokens or doc[start].lower_ in PERSON_TITLES):
            start += 1
        while end > start and (end - 1 not in tokens or doc[end - 1].lower_ in NOT_NAMES | {"'s", "’s"}):
            end -= 1
        if start < end:
            yield start, end


def _surnames(name: str) -> list[str]:
    words = [word for word in name.split() if word.lower() not in _HONOURS]
    return [words[-1]] if len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper() else []


def _titled(doc: Doc) -> Iterator[int]:
    """The word behind "Mr", "Dame" and the like."""
    for token in doc[:-1]:
        if token.lower_ in _HONOURS and token.text[0].isupper():
            following = token.nbor()
            if is_name_word(following) and following.lower_ not in _PARTICLES:
                yield following.i


def _person(doc: Doc, start: int, end: int, name: str) -> DocPerson:
    last = doc[end - 1]
    return DocPerson(" ".join(name.split()), doc[start].idx, last.idx + len(last.text))
