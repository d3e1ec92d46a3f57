"""What an amount is the amount of: read from the words that govern it, near ones before far ones.

The words are those of English news and reports about money in general; nothing here knows a document.
Money that is paid, billed or received is `spend`: whether it passes under a contract is for the reader
of contracts to say.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graph.model.vocabulary import AmountMeaning

_CUES: dict[AmountMeaning, str] = {
    AmountMeaning.CONTRACT: """contract deal agreement award tender framework procurement order call-off
    outsourcing extension renewal lot subcontract commission retainer purchase engagement competition
    rollout pilot""",
    AmountMeaning.FINE: """fine penalty confiscation forfeiture forfeit sanction surcharge levy""",
    AmountMeaning.DAMAGES: """settlement settle compensation compensate lawsuit payout restitution
    reimburse repay repayment refund claimant plaintiff victim reparation redress clawback""",
    AmountMeaning.REVENUE: """revenue turnover sale profit earnings income backlog debt valuation
    capitalization capitalisation fortune asset dividend loss shareholder share stock margin equity
    borrowing deficit liability cash facility bond wealth""",
    AmountMeaning.SALARY: """salary pay wage bonus remuneration pension hourly payroll paycheck severance""",
    AmountMeaning.THRESHOLD: """threshold limit""",
    AmountMeaning.BUDGET: """budget funding fund allocate earmark appropriation grant allocation
    shortfall hole gap pot programme program pledge package reserve""",
    AmountMeaning.SPEND: """spend spending expenditure cost bill outlay charge invoice overrun receive
    payment""",
    AmountMeaning.OTHER: """takeover acquisition acquire buyout merger investment invest raise loan bail
    saving advance deposit ransom bribe kickback donation donate dam project plant bridge stadium
    jackpot prize price fee tax subsidy export fraud embezzle steal laundering siphon subscription
    ticket house mortgage rent ship aid deduct deduction withhold""",
}
_NOUN_OR_VERB: dict[str, tuple[AmountMeaning | None, AmountMeaning | None]] = {
    "award": (AmountMeaning.CONTRACT, AmountMeaning.CONTRACT),
    "bill": (AmountMeaning.SPEND, AmountMeaning.SPEND),
    "buy": (None, AmountMeaning.OTHER),
    "charge": (AmountMeaning.SPEND, AmountMeaning.SPEND),
    "damage": (AmountMeaning.DAMAGES, None),
    "deal": (AmountMeaning.CONTRACT, None),
    "earn": (None, AmountMeaning.REVENUE),
    "order": (AmountMeaning.CONTRACT, None),
    "pay": (AmountMeaning.SALARY, AmountMeaning.SPEND),
    "raise": (None, AmountMeaning.OTHER),
    "save": (None, AmountMeaning.OTHER),
    "settle": (None, AmountMeaning.DAMAGES),
}
"""Words that mean one thing as a noun and another, or nothing, as a verb."""

_MEANING_OF = {word: meaning for meaning, words in _CUES.items() for word in words.split()}
_WORTH = frozenset({"worth", "value", "valued"})
_NOUNS_BEHIND = frozenset(
    {"fine", "penalty", "settlement", "takeover", "acquisition", "buyout", "budget", "loan"}
)
"""Nouns that settle the meaning of the amount right before them, whatever the parser makes of it."""
_HOLDINGS = frozenset({"stake", "holding", "holdings", "company", "firm", "business", "brand"})
"""What is worth money without being bought by anybody here."""
_LIGHT = _WORTH | {
    "total",
    "amount",
    "sum",
    "be",
    "reach",
    "stand",
    "come",
    "estimate",
    "rise",
    "fall",
    "grow",
    "drop",
}
_MODIFIES = frozenset({"nummod", "compound", "nmod", "amod", "quantmod"})
_OVERRIDES = frozenset({AmountMeaning.FINE, AmountMeaning.DAMAGES, AmountMeaning.SALARY, AmountMeaning.OTHER})
_SETTLES = frozenset({"settle", "resolve", "end", "dismiss"})
_TAKES_OVER = frozenset({"buy", "acquire", "purchase", "merge"})


def meaning_of(doc: Doc, span: Span) -> AmountMeaning:
    """The meaning of the amount at `span`."""
    if _is_threshold(span):
        return AmountMeaning.THRESHOLD
    if any(token.lower_ in ("hour", "hourly") for token in doc[span.end : span.end + 2]):
        return AmountMeaning.SALARY
    own = _in_kind(doc, span)
    if own is not None:
        return own
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.lower_ in _NOUNS_BEHIND:
        return _MEANING_OF[following.lower_]
    root = span.root
    if root.dep_ in _MODIFIES and root.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        found = _of_noun(root.head)
        if found is not None:
            return found
    worth = False
    for token in _governors(span):
        worth = worth or token.lemma_.lower() in _WORTH
        if worth and token.lemma_.lower() in _HOLDINGS and token.dep_ in ("nsubj", "nsubjpass"):
            return AmountMeaning.REVENUE
        found = _cue(token)
        if found is not None:
            return _refined(found, token)
    if worth:
        return AmountMeaning.CONTRACT
    return _nearby(span) or AmountMeaning.OTHER


def meaning_in_column(doc: Doc, start: int, end: int) -> AmountMeaning:
    """What the head of a column, the characters `start:end`, says its figures are."""
    head = doc.char_span(start, end, alignment_mode="expand")
    found = [_cue(token) for token in head] if head is not None else []
    return next((meaning for meaning in found if meaning is not None), AmountMeaning.OTHER)


def _cue(token: Token) -> AmountMeaning | None:
    word = "fine" if token.lower_ in ("fined", "fines") else token.lemma_.lower()
    if word == "order" and token.pos_ == "NOUN":
        kinds = [_MEANING_OF.get(child.lemma_.lower()) for child in token.lefts]
        sort = next((kind for kind in kinds if kind is not None), None)
        book = token.dep_ == "compound" and token.head.lemma_ in ("book", "backlog", "intake")
        return AmountMeaning.REVENUE if book else sort or AmountMeaning.CONTRACT
    if word in _NOUN_OR_VERB:
        if word == "damage" and token.lower_ != "damages":
            return None
        return _NOUN_OR_VERB[word][token.pos_ == "VERB"]
    if word == "fine" and token.pos_ in ("ADJ", "ADV"):
        return None
    if word in ("worth", "fortune") and any(child.lower_ in ("net", "personal") for child in token.lefts):
        return AmountMeaning.REVENUE
    return _MEANING_OF.get(word)


def _in_kind(doc: Doc, span: Span) -> AmountMeaning | None:
    """As in "£3m in damages", "£2m of costs", "$40m in federal grant money"."""
    preposition = doc[span.end] if span.end < len(doc) else None
    if preposition is None or preposition.lower_ not in ("in", "of"):
        return None
    for noun in preposition.children:
        found = _cue(noun) or next((_cue(each) for each in noun.lefts if _cue(each)), None)
        if noun.dep_ == "pobj" and found is not None:
            return found
    return None


def _of_noun(noun: Token) -> AmountMeaning | None:
    """The meaning of "a £5m … noun": the noun's, unless a word before it says what sort it is.

    A common noun without a meaning of its own makes it `other`; None leaves it to the rest of the sentence.
    """
    before = [_cue(child) for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    override = next((found for found in before if found in _OVERRIDES), None)
    if override is not None:
        return override
    found = _cue(noun) or next((each for each in before if each is not None), None)
    if found is AmountMeaning.CONTRACT and _is_takeover(noun):
        return AmountMeaning.OTHER
    if found is not None:
        return found
    if noun.dep_ in _MODIFIES and noun.head.pos_ in ("NOUN", "PROPN"):
        return _of_noun(noun.head)
    return AmountMeaning.OTHER if noun.pos_ == "NOUN" and noun.lemma_.lower() not in _LIGHT else None


def _is_takeover(noun: Token) -> bool:
    """As in "deal to buy Oculus": a firm changes hands; "deal to buy helicopters" is a contract."""
    return any(
        child.lemma_.lower() in _TAKES_OVER
        and any(bought.dep_ == "dobj" and bought.pos_ == "PROPN" for bought in child.children)
        for child in noun.children
        if child.dep_ in ("acl", "xcomp", "relcl", "advcl")
    )


def _governors(span: Span) -> Iterator[Token]:
    """What the amount hangs on, nearest first: nouns, then verbs with what else they govern."""
    token = span.root
    inside = range(span.start, span.end)
    for _ in range(8):
        if token.head.i == token.i:
            return
        below, token = token, token.head
        if token.i in inside:
            continue
        yield token
        if token.pos_ == "NOUN":
            yield from (child for child in token.lefts if child.dep_ in ("compound", "amod"))
        if token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT":
            yield from _beside(token, below)


def _beside(verb: Token, below: Token) -> Iterator[Token]:
    """What else a verb of the amount governs: "paid £5m as a penalty", "the contract is worth £5m"."""
    for child in verb.children:
        if child.i == below.i:
            continue
        if child.dep_ in ("dobj", "attr"):
            yield child
        elif child.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_.lower() in _LIGHT or verb.pos_ == "AUX"):
            yield child
            yield from (each for each in child.subtree if each.dep_ in ("compound", "amod", "pobj", "nmod"))


def _refined(found: AmountMeaning, token: Token) -> AmountMeaning:
    """What a verb of paying pays for: "agreed to pay £5m to settle the claim", "paid £5m in a class
    action".
    """
    if found is AmountMeaning.CONTRACT and _is_takeover(token):
        return AmountMeaning.OTHER
    if found is not AmountMeaning.SPEND or token.lemma_.lower() not in ("pay", "payment"):
        return found
    for child in token.children:
        if child.dep_ in ("xcomp", "advcl") and child.lemma_.lower() in _SETTLES:
            return AmountMeaning.DAMAGES
        if child.dep_ == "prep" and child.lower_ in ("in", "as", "for"):
            for noun in child.children:
                beside = _cue(noun)
                if beside in (AmountMeaning.FINE, AmountMeaning.DAMAGES, AmountMeaning.SALARY):
                    return beside
                if noun.lemma_.lower() in ("action", "suit", "claim", "case"):
                    return AmountMeaning.DAMAGES
    above = token.head.lemma_.lower()
    return (
        AmountMeaning.DAMAGES if token.dep_ == "xcomp" and above in ("order", "sentence", "force") else found
    )


def _nearby(span: Span) -> AmountMeaning | None:
    """The nearest word with a meaning, at most eight words away in the sentence."""
    sentence = span.sent
    for distance in range(1, 9):
        for at in (span.start - distance, span.end - 1 + distance):
            if sentence.start <= at < sentence.end and at < len(span.doc):
                found = _cue(span.doc[at])
                if found is not None:
                    return found
    return None


def _is_threshold(span: Span) -> bool:
    """As in "any deal above £500,000 must be signed off"; "contracts over £1m need approval"."""
    before = span.doc[max(span.sent.start, span.start - 4) : span.start]
    words = [token.lower_ for token in before]
    if not words or (
        words[-1] not in ("above", "over", "exceeding", "below", "under") and words[-2:] != ["more", "than"]
    ):
        return False
    head = span.root
    for _ in range(5):
        head = head.head
        children = [child.lower_ for child in head.children]
        if head.pos_ == "NOUN" and any(word in ("any", "all", "every", "no") for word in children):
            return True
        needs = any(word in ("must", "need", "should") for word in children) or head.lemma_.lower() in (
            "require",
            "need",
        )
        if head.pos_ in ("VERB", "AUX") and needs:
            return words[-1] in ("above", "over", "exceeding")
    return False
