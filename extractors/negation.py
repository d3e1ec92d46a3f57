"""Whether a text denies that something happened: a walk from the event up through the clauses above it.

Negation is read on the event, on its subject ("none of the reports says that …", "no court has found …") and
on whatever governs it ("there is no evidence that …", "stops short of …", "it is untrue that …"); never on
the names beside it. A clause that merely stands beside the event, or describes one of its names, denies
nothing. The ideas are those of ConText (Harkema et al. 2009), on dependency trees instead of word windows.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.wordlist import lemma_of, words

DENIALS = words("deny dispute reject rebut refute dismiss disavow doubt disprove contradict")
"""Verbs that deny the clause or the thing under them."""

_NOBODY = words("none nobody nothing neither noone nor")
_NO = words("no neither nor")
_ADVERBS = words("never neither hardly barely scarcely rarely seldom nowhere nor")
_UNTRUE = words(
    """untrue false wrong incorrect inaccurate unfounded untested unproven unlikely doubtful
    unfair misleading unclear uncertain unknown unsure impossible"""
)
_HOLDS_OFF = words(
    "fail refuse decline refrain abstain forbear avoid escape hesitate omit forget neglect shrink keep"
)
_INSTEAD_OF = words("without than instead besides")
_FACTS = words(
    "know realise realize notice disclose forget remember understand learn matter regret hide conceal"
)
"""Denied or not, what stands under them holds: “did not disclose that it had been fined”."""

_OF_CONTENT = words(
    """evidence suggestion allegation accusation indication sign proof claim finding hint record mention
    report reason doubt statement confirmation conclusion assertion idea notion basis question
    charge ruling verdict case complaint plan intention trace"""
)
"""Nouns whose clause is their content: “no evidence that …”."""

_STANDS_BESIDE = words(
    """despite after amid over because following before during since on about unlike until given through
    while as although though whereas when amidst"""
)
"""What hangs on these is told whether or not the clause above it is denied."""

_STEPS = 14


def is_negated(event: Token) -> bool:
    """Whether the text denies the event: on its word, on its subject, or in a clause that governs it."""
    denied = has_negator(event)
    token, below = event, event
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return denied
        below, token = token, token.head
        if not _carries(below, token):
            return denied or _denied_noun(below, token)
        if _turns(below, token):
            denied = not denied
    return denied


def has_negator(token: Token, *, beside: Token | None = None) -> bool:
    """Whether the word itself is denied: “not”, “no”, “never”, or a subject such as “none of the reports”.

    `beside` is a subject that has been counted already.
    """
    for child in token.children:
        if beside is not None and child.i == beside.i:
            continue
        if child.dep_ == "neg" and not _is_corrected(child):
            return True
        if (
            child.dep_ in ("det", "preconj", "cc", "nummod")
            and child.lower_ in _NO
            and _precedes(child, token)
        ):
            return True
        if child.lower_ in _ADVERBS and child.dep_ in ("advmod", "cc", "preconj") and child.i < token.i:
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "csubj") and is_nobody(child):
            return True
        if lemma_of(token) == "have" and child.dep_ == "advmod" and child.lower_ == "yet":
            return any(below.dep_ == "xcomp" for below in token.children)  # “has yet to …”
    return _shares_denied_subject(token) or _after_nor(token)


def is_nobody(subject: Token) -> bool:
    """“None of the reports”, “no court”, “neither Unite nor the council”, “not one witness”."""
    if subject.lower_ in _NOBODY:
        return True
    for below in subject.subtree:
        if below.i > subject.i:
            return False
        if below.lower_ in ("no", "neither", "nobody", "none") and below.head.i in (
            subject.i,
            *_heads(subject),
        ):
            return True
        if (
            below.lower_ == "not"
            and below.i + 1 < len(below.doc)
            and below.nbor().lower_ in ("one", "a", "any")
        ):
            return True
    return False


def _heads(subject: Token) -> Iterator[int]:
    """The quantifier's noun may stand one step below the subject: “no one's report”, “not a single one”."""
    yield from (child.i for child in subject.children if child.dep_ in ("nummod", "poss", "det"))


def _precedes(negator: Token, token: Token) -> bool:
    return negator.dep_ != "cc" or negator.i < token.i


def _after_nor(token: Token) -> bool:
    """“was neither fined nor charged”, “did not accuse or blame”: the second of two denied verbs."""
    if token.dep_ != "conj":
        return False
    links = {child.lower_ for child in token.head.children if child.dep_ in ("cc", "preconj")}
    has_own_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
    if "nor" in links or "neither" in links:
        return True
    return "or" in links and not has_own_subject and has_negator(token.head)


def _shares_denied_subject(token: Token) -> bool:
    """“None of them was fined and charged”: the subject of the first verb is the second's too."""
    if token.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") and is_nobody(child) for child in token.head.children)


def _is_corrected(negator: Token) -> bool:
    """“not only …”, and “not with Riyadh but with London”: what is denied is one of two complements."""
    after = negator.doc[negator.i + 1 : negator.sent.end]
    if len(after) and after[0].lower_ in ("only", "just", "merely", "least"):
        return True
    return (
        len(after) > 2
        and after[0].pos_ == "ADP"
        and any(
            token.lower_ == "but" and token.nbor().pos_ in ("ADP", "DET", "PROPN", "NOUN")
            for token in after[:-1]
        )
    )


def _carries(below: Token, above: Token) -> bool:
    """Whether the word above governs what is below: its complement, not something beside it."""
    dep = below.dep_
    if dep in ("ccomp", "parataxis") and any(
        token.text in (";", ":", "–", "—")
        for token in below.doc[min(below.i, above.i) : max(below.i, above.i)]
    ):
        return False  # two sentences that the parser has made one
    if dep == "advcl":
        return not any(child.dep_ in ("mark", "advmod") for child in below.children) and (
            below.tag_ == "VBG" or "to" in {child.lower_ for child in below.children}
        )
    if dep == "prep":
        if below.lower_ in _STANDS_BESIDE:
            return False
        # “did not respond to allegations of fraud” denies the response only.
        return above.pos_ not in ("VERB", "AUX") or lemma_of(above) not in _ABOUT
    if dep in ("relcl", "acl"):
        return above.pos_ in ("NOUN", "PRON", "PROPN") and lemma_of(above) in _OF_CONTENT and dep == "acl"
    if dep in ("dobj", "nsubj", "nsubjpass"):
        if above.pos_ in ("VERB", "AUX") and lemma_of(above) in _ABOUT:
            return False
        return below.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ", "NUM")
    return dep in (
        "ccomp", "xcomp", "pcomp", "pobj", "csubj", "csubjpass", "conj", "attr", "acomp", "oprd", "agent",
        "compound", "amod", "poss", "nmod", "dep", "parataxis",
    )  # fmt: skip


_ABOUT = words(
    """respond reply comment answer address discuss investigate react settle resolve drop stop prevent
    survive affect deter end know ignore hear like mention"""
)
"""Verbs that speak of a wrong without saying that it is there: denied, they deny nothing of it."""


def _turns(below: Token, above: Token) -> bool:
    """Whether the word above denies what it governs; two denials assert: “nobody disputes that …”."""
    turned = False
    lemma = lemma_of(above)
    dep = below.dep_
    if above.pos_ in ("VERB", "AUX"):
        facts = lemma in _FACTS and dep in ("ccomp", "csubj", "dobj")
        if dep == "conj":
            return False
        if not facts and has_negator(above, beside=below) and not _is_beside(below):
            turned = not turned
        if lemma in DENIALS and dep in ("ccomp", "xcomp", "pcomp", "dobj", "prep", "csubj", "nsubjpass"):
            turned = not turned
        if lemma in _HOLDS_OFF and dep in ("xcomp", "prep", "dobj", "pcomp"):
            turned = not turned
        if lemma in ("be", "seem", "remain", "prove") and dep in ("ccomp", "csubj", "nsubj", "xcomp"):
            turned ^= any(
                child.dep_ in ("acomp", "attr") and child.lower_ in _UNTRUE for child in above.children
            )
        if lemma == "clear" and dep == "prep":
            turned = not turned
    elif above.pos_ == "ADJ" and lemma in _UNTRUE and dep in ("ccomp", "xcomp", "prep", "csubj"):
        turned = True
    elif above.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        turned = has_negator(above) or lemma == "denial"
    elif above.pos_ in ("ADP", "ADV", "SCONJ", "ADJ"):
        turned = above.lower_ in _INSTEAD_OF or (above.lower_ == "short" and dep == "prep")
    return turned


def _is_beside(below: Token) -> bool:
    """“did not pay because …” and a subject's own clause: the negation of the verb leaves them alone."""
    return below.dep_ in ("nsubj", "nsubjpass") and below.pos_ in ("NOUN", "PROPN") and _is_definite(below)


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss"
        or (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        for child in noun.children
    )


def _denied_noun(below: Token, above: Token) -> bool:
    """“names no court that convicted …”: a noun that is not there does nothing."""
    return below.dep_ in ("relcl", "acl") and (
        has_negator(above)
        or above.lower_ in _NOBODY
        or (above.dep_ in ("nsubj", "attr") and is_nobody(above))
    )
