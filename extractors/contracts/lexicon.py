"""The words by which a text tells of a deal, by the part they give to subject and object. Lemmas,
lower case.
"""

from extractors.wordlist import words

DEALS = words(
    """contract deal agreement tender framework subcontract arrangement order award concession
    subscription pilot memorandum contracting renewal extension"""
)
"""Nouns that name a deal."""

WEAK_DEALS = words(
    """award order arrangement pilot tender framework memorandum concession subscription renewal
    extension"""
)
"""Nouns that name a deal only where a vendor and a buyer or an amount stand beside them."""

NOT_DEALS_OF = words(
    """employment peace trade credit loan plea prosecution settlement nuclear ceasefire licensing
    merger takeover collective wage pay union labor labour bargaining confidentiality disclosure
    rescue refinancing shareholder marriage social court police restraining executive gag"""
)
"""Before a deal noun these make it another kind of deal: “a plea deal”, “a trade agreement”, “a court
order”."""

WIN = words(
    """win secure land bag clinch receive get net scoop gain obtain take bring pick carry retain hold"""
)
"""Who wins a deal is its vendor."""

LOSE = words("lose miss")

AWARD = words("award give hand grant offer let place issue assign pass entrust allocate")
"""Who awards a deal is its buyer; it is awarded to its vendor."""

MAKES = words("sign strike conclude agree reach enter ink seal negotiate")
"""Verbs by which a deal comes about."""

BID = words("bid compete tender shortlist seek vie pitch apply")
"""Who bids for a deal is a bidder."""

SYMMETRIC = words(
    """sign strike make agree reach enter negotiate conclude ink seal extend renew prolong terminate
    cancel end suspend have enjoy announce confirm finalise finalize complete begin start work cut
    scrap pause drop tear rip axe revive resume reinstate rescind abandon"""
)
"""Subject and the “with” party are the two sides; which is which, their kinds say."""

SUPPLY = words(
    """supply provide deliver sell build run operate manage maintain install develop design make
    produce manufacture staff host clean guard administer perform carry construct equip serve
    process support print mint train feed treat transport escort"""
)
"""Whoever does it is the vendor, where a body it is done for is named."""

SUPPLY_PREPOSITIONS = ("to", "for", "at", "with")

BUY = words(
    """buy spend purchase procure hire appoint commission engage retain contract pay choose pick select
    use adopt deploy license outsource rely depend turn rent lease order employ entrust source acquire
    trial"""
)
"""Whoever does it is the buyer, where the vendor (or its named product) is the object."""

USE = words("spend use deploy adopt trial employ license rely depend run test utilise utilize")
"""Buying by using: the object must belong to a named vendor."""

PLAIN_BUY = words("hire appoint commission engage retain contract choose pick select")
"""The object is the vendor itself."""

CUSTOMERS = words("customer client user buyer purchaser licensee")
SUPPLIERS = words("supplier contractor vendor provider operator outsourcer consultant")

BLOCK = words(
    """block veto halt stop reject quash overrule bar forbid freeze annul overturn invalidate void
    prevent"""
)
"""What a third body or a court does to a deal."""

FRESH = words(
    """separate second third another new further fresh additional other different previous earlier
    rival similar"""
)
"""A deal noun with one of these is not the deal told of before."""

CONTESTS = words(
    """appeal challenge protest lawsuit sue complain complaint lose rival competitor bid criticise
    criticize"""
)
"""In a sentence with one of these a company beside a deal need not be its vendor."""

RELY = words("rely depend")

RECEIVE = words("receive earn collect invoice get")
"""Whoever receives money from a body for work is its vendor."""

BIDDERS = words("bidder contender finalist tenderer frontrunner candidate competitor")

VALUES = words("total value worth cost price bill ceiling sum amount")
PROJECTS = words("programme program project scheme system service pilot trial rollout platform scheme work")
"""Nouns that speak of a deal told of just before."""

ENDS = words(
    """replace scrap end close cancel suspend terminate abandon axe drop pause discontinue shelve halt
    expire lapse freeze annul rescind revoke block veto"""
)
RUNS_OUT = words("expire lapse end finish collapse")
PROLONGS = words("extend renew prolong revive resume reinstate")

REMOVES = words("remove strip oust expel eject kick drop exclude sack dismiss")
"""Who is removed “from” or stripped “of” a deal is its vendor; who removes it is its buyer."""

LEAVES = words("quit exit leave withdraw pull walk depart abandon relinquish surrender")
"""Who leaves a deal is its vendor."""

DOINGS = words(
    """award termination cancellation suspension expiry expiration end ending extension renewal annulment
    replacement collapse revival resumption departure exit withdrawal scrapping signing"""
)
"""Nouns of what happens to a deal: “the termination of the contract”."""
GROWS = words("lift boost rise grow increase swell balloon stand climb double triple reach end soar raise")

BUYS_FROM = words(
    "contract outsource entrust rely depend turn buy purchase procure order license source rent lease acquire"
)
"""Verbs of buying that name the vendor under “from”, “to” or “with”."""

OTHER_MATTERS = words("settlement lawsuit suit damages plea merger takeover acquisition employment ceasefire")
"""Under a deal noun these make it another matter: “an agreement for the settlement of …”."""

PAYS = words("pay buy purchase spend procure order")
"""Verbs whose amount is what a body gives a company for its work."""

COURTS = words(
    """court jury judge tribunal damages compensation grant arbitration arbitrator settlement lawsuit suit
    prosecution plea guilty penalty fine offence fraud indictment"""
)
"""Beside these words money is not the price of a deal, and an “agreement” is one with a prosecutor."""
