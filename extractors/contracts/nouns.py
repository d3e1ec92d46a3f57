"""What a noun says of a deal by itself: whether it names one, which, how many, under which title."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractors.contracts import lexicon
from extractors.wordlist import lemma_of

_KINDS_OF_PROJECT = "Project|Programme|Program|Platform|System|Scheme|Initiative|Cloud|Network"
_TITLE = re.compile(
    r"\b(?:(?:Project|Operation|Programme) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    rf"|(?:[A-Z][\w’'-]+ ){{1,4}}(?:{_KINDS_OF_PROJECT}))\b"
)
_CALLED = re.compile(
    r"\b(?:called|dubbed|known as|named|code-?named) [‘“\"'«]?((?:[A-Z][\w’'-]+ ?(?:for |of |the )?){1,4})"
)

_NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip


def is_deal_noun(token: Token) -> bool:
    """Whether the noun names a deal of supply."""
    lemma = lemma_of(token)
    if _stands_for_deal(token):
        return True
    if token.pos_ not in ("NOUN", "PROPN") or lemma not in lexicon.DEALS:
        return False
    before = {lemma_of(child) for child in token.children if child.dep_ in ("amod", "compound", "nmod")}
    if before & lexicon.NOT_DEALS_OF:
        return False
    if any(lemma_of(below) in lexicon.OTHER_MATTERS for below in _near_below(token)):
        return False
    if lemma in ("agreement", "deal", "arrangement") and _is_legal(token):
        return False
    if lemma == "deal" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return False  # “a great deal of”
    return not (token.dep_ == "compound" and lemma_of(token.head) in lexicon.DEALS)


def _is_legal(noun: Token) -> bool:
    """“in the agreement that the judge approved, the firm took responsibility for fraud”."""
    return not any(token.is_currency or token.ent_type_ == "MONEY" for token in noun.subtree) and any(
        lemma_of(token) in lexicon.COURTS for token in noun.sent
    )


def _near_below(noun: Token) -> Iterator[Token]:
    """The nouns under the prepositions of a noun, two steps deep."""
    for child in noun.children:
        if child.dep_ == "prep":
            for below in child.children:
                yield below
                yield from (
                    deeper for prep in below.children if prep.dep_ == "prep" for deeper in prep.children
                )


def _stands_for_deal(token: Token) -> bool:
    """“a £2m contract to Acme and a £1m one to Bolt”."""
    if token.lower_ not in ("one", "another") or token.dep_ not in ("conj", "dobj", "appos"):
        return False
    before = token.doc[token.sent.start : token.i]
    return any(lemma_of(other) in lexicon.DEALS for other in before) and any(
        child.dep_ in ("det", "amod", "nummod", "prep", "compound", "nmod") for child in token.children
    )


def is_definite(noun: Token) -> bool:
    """“the contract”, “its deal”, “Acme's agreement”: speaks of a deal that is there."""
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those", "both"):
            return True
        if child.dep_ == "poss":
            return True
    return False


def is_generic(noun: Token) -> bool:
    """“contracts” without a determiner: deals in general."""
    return noun.tag_ in ("NNS", "NNPS") and not any(
        child.dep_ in ("det", "poss", "nummod") for child in noun.children
    )


def count(noun: Token) -> int | None:
    """How many deals the noun counts; None where it counts none."""
    for child in noun.children:
        if child.dep_ in ("nummod", "det", "predet"):
            if child.lower_ in _NUMBERS:
                return _NUMBERS[child.lower_]
            if child.text.isdigit() and 1 < int(child.text) < 1000 and noun.tag_ in ("NNS", "NNPS"):
                return int(child.text)
    return None


def title(sentence: Span) -> str | None:
    """The name of a project, system or programme that the sentence gives."""
    match = _CALLED.search(sentence.text)
    if match:
        return match[1].strip().removesuffix(" for").removesuffix(" of").strip()
    match = _TITLE.search(sentence.text)
    return match[0].removeprefix("The ") if match else None
