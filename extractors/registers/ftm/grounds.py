"""What a listing is about: the words of its programme and reason, else a topic of the listed company.

FollowTheMoney has no category for a sanction. Where nothing says why somebody is listed, nothing is claimed.
"""

import re
from collections.abc import Iterable

# In this order: the first that fits decides. Categories of seeds/categories.yml.
_WORDS: tuple[tuple[re.Pattern[str], str, str | None], ...] = tuple(
    (re.compile(words, re.IGNORECASE), category, code)
    for words, category, code in (
        (r"forced labou?r|uyghur|uflpa|xinjiang|modern slavery", "labour_rights", "labour_rights.forced"),
        (r"child labou?r", "labour_rights", "labour_rights.child"),
        (r"settlements?\b.*(west bank|palestin|occupied)", "human_rights", "human_rights.occupation"),
        (r"spyware", "privacy_surveillance", "privacy_surveillance.spyware"),
        (r"surveillance", "privacy_surveillance", None),
        (r"human.rights|magnitsky|repression|torture|persecution", "human_rights", None),
        (r"bribe|corrupt", "corruption", "corruption.bribery"),
        (r"fraud", "corruption", "corruption.fraud"),
        (r"collusi|bid.rigging|cartel", "corruption", "corruption.bid_rigging"),
        (r"money launder", "corruption", "corruption.money_laundering"),
        (r"cluster munition|nuclear weapon|chemical weapon|biological weapon|anti.personnel mine",
         "conflict_military", "conflict_military.controversial_weapons"),
        (r"embargo|export control|dual.use", "conflict_military", "conflict_military.embargo"),
        (r"territorial integrity|destabili[sz]|war of aggression|armed conflict|junta",
         "conflict_military", "conflict_military.war_economy"),
        (r"tax evasion", "tax_financial", "tax_financial.evasion"),
        (r"sanctions? (?:evasion|circumvention)|circumvent", "tax_financial", "tax_financial.sanctions"),
        (r"deforestation", "environment", "environment.biodiversity"),
        (r"environment|pollution", "environment", None),
        (r"debar|ineligib|procurement guidelines", "corruption", None),
    )
)  # fmt: skip
# Topics whose ground is no other; `seeds/categories.yml` maps them.
_TOPICS = {
    "forced.labor": ("labour_rights", "labour_rights.forced"),
    "crime.fraud": ("corruption", "corruption.fraud"),
}


def ground(words: Iterable[str], topics: Iterable[str]) -> tuple[str, str | None] | None:
    """Category and code; None where nothing tells."""
    text = " | ".join(words)
    for form, category, code in _WORDS:
        if form.search(text):
            return category, code
    return next((_TOPICS[topic] for topic in sorted(topics) if topic in _TOPICS), None)
