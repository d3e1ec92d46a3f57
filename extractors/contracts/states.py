"""The words that tell the state of a deal, each with its state."""

from extractors.contracts.lexicon import AWARD, LOSE, WIN
from extractors.wordlist import words
from graph.model.vocabulary import ContractStatus as S

BY_VERB: dict[str, S] = {
    **dict.fromkeys(WIN, S.AWARDED),
    **dict.fromkeys(AWARD, S.AWARDED),
    **dict.fromkeys(LOSE, S.AWARDED),  # to somebody else, who is the vendor
    **dict.fromkeys(words("choose pick select announce appoint hire name confirm"), S.AWARDED),
    **dict.fromkeys(
        words(
            """sign ink strike seal conclude have hold run operate provide supply deliver maintain use
            enter begin start perform rely manage serve pay guard resume revive unfreeze reactivate
            renegotiate reinstate restore uphold work make stick cover retain engage deploy equip staff"""
        ),
        S.ACTIVE,
    ),
    **dict.fromkeys(words("extend renew prolong lengthen roll"), S.EXTENDED),
    **dict.fromkeys(words("pause suspend freeze shelve"), S.PAUSED),
    **dict.fromkeys(
        words(
            """terminate end axe sever strip cut oust sack replace ditch fire rip dump discontinue
            scrap collapse exit tear close"""
        ),
        S.TERMINATED,
    ),
    **dict.fromkeys(words("cancel abandon drop withdraw rescind revoke scupper"), S.CANCELLED),
    **dict.fromkeys(words("expire lapse finish complete"), S.EXPIRED),
    **dict.fromkeys(words("tender shortlist bid compete advertise"), S.TENDERED),
    **dict.fromkeys(words("negotiate propose plan consider discuss weigh intend mull"), S.PROPOSED),
}
"""The state that a verb gives to the deal that is its subject or object."""

BY_NOUN: dict[str, S] = {
    **dict.fromkeys(("award", "signing"), S.AWARDED),
    **dict.fromkeys(("renewal", "extension"), S.EXTENDED),
    **dict.fromkeys(("suspension",), S.PAUSED),
    **dict.fromkeys(("cancellation", "annulment", "scrapping"), S.CANCELLED),
    **dict.fromkeys(
        words("termination end ending replacement collapse departure exit withdrawal"), S.TERMINATED
    ),
    **dict.fromkeys(("expiry", "expiration"), S.EXPIRED),
    **dict.fromkeys(("revival", "resumption"), S.ACTIVE),
}
"""The state that a noun of doing tells: “the termination of the contract”."""

RESUMES = words("revive resume reinstate restore lift unfreeze reactivate")
"""After these a deal is in force again."""

IN_FORCE = frozenset({"active", "current", "operative", "valid", "live", "open"})
"""Adjectives of a deal that runs."""

NOT_ONLY_WINNING = words("take carry get hold retain receive")
"""Verbs of winning that also say that something goes on."""

ADJECTIVES: dict[str, S] = {
    **dict.fromkeys(("proposed", "planned", "potential", "prospective", "draft", "mooted"), S.PROPOSED),
    **dict.fromkeys(("current", "existing", "ongoing", "live"), S.ACTIVE),
    **dict.fromkeys(("cancelled", "canceled", "scrapped", "abandoned", "axed"), S.CANCELLED),
    **dict.fromkeys(("terminated", "failed", "defunct"), S.TERMINATED),
    **dict.fromkeys(("expired", "former", "past", "previous", "completed", "old"), S.EXPIRED),
    **dict.fromkeys(("suspended", "paused"), S.PAUSED),
    **dict.fromkeys(("blocked", "vetoed"), S.BLOCKED),
    **dict.fromkeys(("extended", "renewed"), S.EXTENDED),
}
"""The state that an adjective gives to its deal."""

OF_ITS_OWN = words(
    """ruling judgment judgement decision claim challenge complaint lawsuit allegation accusation inquiry
    investigation report criticism concern article story question appeal verdict rule strategy"""
)
"""Nouns over a deal that have a fate of their own."""

PARTS_OF_DEALS = words(
    """part rest phase stage one all number series set pair couple package term value award work service
    operation provision use delivery half most some remainder portion lot option negotiation
    talk plan"""
)
"""Nouns over a deal whose fate is the deal's own."""
