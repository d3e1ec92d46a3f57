"""What an amount is the amount of: read from the words that govern it, near ones before far ones.

The words are those of English news and reports about money in general; nothing here knows a document.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graph.model.vocabulary import AmountMeaning

_CUES: dict[AmountMeaning, str] = {
    AmountMeaning.CONTRACT: """contract deal agreement award tender framework procurement order call-off outsourcing
        extension renewal lot subcontract commission retainer purchase engagement""",
    AmountMeaning.FINE: """fine penalty confiscation forfeiture forfeit sanction surcharge levy""",
    AmountMeaning.DAMAGES: """damages damage settlement settle compensation compensate lawsuit payout restitution
        reimburse repay repayment refund claimant plaintiff victim reparation redress clawback""",
    AmountMeaning.REVENUE: """revenue turnover sale profit earnings income backlog debt valuation capitalization
        capitalisation fortune asset dividend loss shareholder share stock margin book net worth equity borrowing
        deficit liability cash facility bond wealth""",
    AmountMeaning.SALARY: """salary pay wage bonus remuneration pension earn hourly payroll paycheck severance""",
    AmountMeaning.THRESHOLD: """threshold limit minimum""",
    AmountMeaning.BUDGET: """budget funding fund allocate earmark appropriation grant provision allocation shortfall
        hole gap pot programme program pledge package reserve""",
    AmountMeaning.SPEND: """spend spending expenditure cost bill outlay charge invoice overrun""",
    AmountMeaning.OTHER: """takeover acquisition acquire buyout merger investment invest raise loan bail saving save
        advance deposit ransom bribe kickback donation donate buy dam project plant bridge stadium jackpot prize
        price fee tax subsidy export transfer fraud embezzle steal laundering siphon subscription ticket house
        mortgage rent scheme ship aid""",
}

MEANING_OF: dict[str, AmountMeaning] = {
    word: meaning for meaning, words in _CUES.items() for word in words.split()
}

_WORTH = frozenset({"worth", "value", "total", "amount", "sum", "be", "reach", "stand", "come", "estimate"})
_STRONG_BESIDE = frozenset({AmountMeaning.FINE, AmountMeaning.DAMAGES, AmountMeaning.SALARY})
_WAGES = frozenset({"hour", "hourly"})


def meaning_of(doc: Doc, span: Span) -> AmountMeaning:
    """The meaning of the amount at `span`."""
    if _is_threshold(span):
        return AmountMeaning.THRESHOLD
    if any(token.lower_ in _WAGES for token in doc[span.end : span.end + 2]):
        return AmountMeaning.SALARY
    for token in _governors(span):
        found = _cue(token)
        if found is not None:
            return _refined(found, token, span)
    return _nearby(span) or AmountMeaning.OTHER


def _cue(token: Token) -> AmountMeaning | None:
    word = token.lemma_.lower()
    if word == "damage" and token.pos_ != "VERB":
        return AmountMeaning.DAMAGES if token.lower_ == "damages" else None
    if word in (
        "pay",
        "earn",
        "order",
        "award",
        "charge",
        "cost",
        "buy",
        "fund",
        "save",
        "raise",
        "deal",
        "bill",
    ):
        return _verb_or_noun(word, token)
    if word in ("fine", "net", "well", "good") and token.pos_ in ("ADJ", "ADV"):
        return None
    return MEANING_OF.get(word)


def _verb_or_noun(word: str, token: Token) -> AmountMeaning | None:
    """Words that mean one thing as a noun and another, or nothing, as a verb."""
    if token.pos_ != "VERB":
        return MEANING_OF.get(word)
    verbs = {"earn": AmountMeaning.REVENUE, "buy": AmountMeaning.OTHER, "award": AmountMeaning.CONTRACT,
             "cost": AmountMeaning.SPEND, "charge": AmountMeaning.SPEND, "bill": AmountMeaning.SPEND,
             "fund": AmountMeaning.BUDGET, "save": AmountMeaning.OTHER, "raise": AmountMeaning.OTHER}  # fmt: skip
    return verbs.get(word)


def _governors(span: Span) -> Iterator[Token]:
    """What the amount hangs on, nearest first: nouns it modifies, verbs with their subjects and objects."""
    token = span.root
    for _ in range(7):
        if token.head.i == token.i:
            return
        below, token = token, token.head
        if token.i in range(span.start, span.end):
            continue
        if (
            token.dep_ == "conj"
            and token.head.i != token.i
            and below.dep_ in ("nummod", "compound", "nmod", "amod")
        ):
            yield token
            return
        yield token
        if token.pos_ in ("VERB", "AUX"):
            yield from _beside(token, below)


def _beside(verb: Token, below: Token) -> Iterator[Token]:
    """What else a verb of the amount governs: "paid £5m in damages", "the contract is worth £5m"."""
    for child in verb.children:
        if child.i == below.i:
            continue
        if child.dep_ == "prep" and child.lower_ in ("in", "as", "for", "on"):
            yield from (each for each in child.children if each.dep_ == "pobj" and _cue(each) is not None)
        if child.dep_ in ("xcomp", "advcl") and child.lemma_.lower() in ("settle", "resolve", "end"):
            yield from (each for each in child.subtree if _cue(each) is AmountMeaning.DAMAGES)
            yield child
    light = (
        verb.lemma_.lower() in _WORTH
        or verb.pos_ == "AUX"
        or verb.lemma_ in ("rise", "fall", "grow", "drop", "cut")
    )
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i != below.i and light:
            yield child
            yield from (each for each in child.children if each.dep_ in ("compound", "prep", "amod"))
        if child.dep_ in ("dobj", "attr") and child.i != below.i:
            yield child


def _refined(found: AmountMeaning, token: Token, span: Span) -> AmountMeaning:
    """A fine or settlement beside a contract word decides: "a £5m settlement over the contract"."""
    if found in (AmountMeaning.SPEND, AmountMeaning.OTHER, AmountMeaning.BUDGET):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "as", "of") and child.i > token.i:
                for each in child.children:
                    if _cue(each) in _STRONG_BESIDE and not span.start <= each.i < span.end:
                        beside = _cue(each)
                        assert beside is not None
                        return beside
    return found


def _nearby(span: Span) -> AmountMeaning | None:
    """The nearest word with a meaning, at most eight words away in the sentence and on this side of a semicolon."""
    sentence = span.sent
    for distance in range(1, 9):
        for at in (span.start - distance, span.end - 1 + distance):
            if sentence.start <= at < sentence.end and at < len(span.doc):
                found = _cue(span.doc[at])
                if found is not None:
                    return found
    return None


def _is_threshold(span: Span) -> bool:
    """ "any deal above £500,000 must be signed off"; "contracts over £1m need approval"."""
    before = span.doc[max(span.sent.start, span.start - 4) : span.start]
    words = [token.lower_ for token in before]
    if (
        not words
        or words[-1] not in ("above", "over", "exceeding", "below", "under")
        and words[-2:] != ["more", "than"]
    ):
        return False
    head = span.root
    for _ in range(5):
        head = head.head
        children = [child.lower_ for child in head.children]
        if head.pos_ == "NOUN" and any(word in ("any", "all", "every", "no") for word in children):
            return True
        if head.pos_ in ("VERB", "AUX") and any(
            word in ("must", "need", "require", "should") for word in children
        ):
            return words[-1] in ("above", "over", "exceeding")
        if head.lemma_.lower() in ("require", "need") and words[-1] in ("above", "over", "exceeding"):
            return True
    return False
