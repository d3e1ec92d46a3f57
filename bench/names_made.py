"""Made-up names as registers write them: companies, public bodies, and what people make of them."""

import random
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_GENERIC = ("Services", "Solutions", "Group", "Systems", "Partners", "Associates", "Contractors", "UK")
_FORMS = (
    "Ltd",
    "Limited",
    "Limited",
    "LTD",
    "plc",
    "LLP",
    "CIC",
    "GmbH",
    "Inc.",
    "S.A.",
    "B.V.",
    "AB",
    "LLC",
)
_STATES = ("Ohio", "Texas", "Oregon", "Nevada", "Utah", "Iowa", "Maine", "Kansas", "Idaho", "Vermont")
_TOPICS = ("Health", "Education", "Transportation", "Corrections", "Agriculture", "Revenue", "Public Safety")


@cache
def _pools() -> list[list[str]]:
    """Beginnings of place and family names, their ends, and trades."""
    text = Path(__file__).with_name("names_pools.txt").read_text("utf-8")
    return [line.split() for line in text.splitlines()[1:]]


def coined(chance: random.Random, number: int) -> list[str]:
    """So many distinct family and place names of an English sound, in any order."""
    begins, ends, _ = _pools()
    made = [begin + end for begin in begins for end in ends]
    chance.shuffle(made)
    return made[:number]


def invented(chance: random.Random) -> str:
    """A brand that no dictionary has."""
    vowels, rest = "aeiou", "bcdfghklmnprstvz"
    parts = [chance.choice(rest) + chance.choice(vowels) for _ in range(chance.randint(2, 3))]
    return ("".join(parts) + chance.choice(("x", "n", "ra", "tec", "via", "lis", "ron"))).capitalize()


def company(chance: random.Random, names: list[str]) -> str:
    """One company's registered name."""
    shape = chance.random()
    name, other, trade = chance.choice(names), chance.choice(names), chance.choice(_pools()[2])
    if shape < 0.30:
        core = f"{name} {trade}"
    elif shape < 0.42:
        core = f"{name} & {other}"
    elif shape < 0.55:
        core = f"{name} {trade} {chance.choice(_GENERIC)}"
    elif shape < 0.70:
        core = f"{invented(chance)} {chance.choice(_GENERIC)}"
    elif shape < 0.80:
        first, second = chance.choices(string.ascii_uppercase, k=2)
        core = f"{first}. {second}. {name} {trade}"
    elif shape < 0.90:
        core = f"{invented(chance)} {trade}"
    else:
        core = f"{name} {other} {trade}"
    return f"{core} {chance.choice(_FORMS)}"


def bodies(chance: random.Random, number: int) -> list[str]:
    """So many distinct public bodies."""
    places = coined(chance, 2600)
    made: dict[str, None] = {}
    for place in places:
        seats = (f"{place} City Council", f"London Borough of {place}", f"{place} District Council")
        for name in (
            chance.choice(seats), f"{place}shire County Council", f"{place} Parish Council",
            f"{place} NHS Foundation Trust", f"{place} Community Health Council",
            f"University of {place}", f"{place} Police", f"{place} Fire and Rescue Service",
            f"{place} Primary School", f"{place} and {chance.choice(places)} Housing Association",
            f"North {place} District Council", f"South {place} District Council", f"St {place} Academy Trust",
            f"{place} Combined Authority",
            f"Department of {chance.choice(_TOPICS)}, State of {chance.choice(_STATES)}",
        ):  # fmt: skip
            if chance.random() < 0.3:
                made.setdefault(name)
    return list(made)[:number]


def variants(chance: random.Random, name: str) -> Iterator[str]:
    """What people make of a name, without end: case, abbreviations, signs, word order, slips of the pen."""
    ways = (
        str.upper, str.lower, _ampersand, _abbreviated, _article, _acronym, _slip, _slip, _punctuated,
        _turned, _form_changed,
    )  # fmt: skip
    while True:
        made = name
        for way in chance.sample(ways, chance.choice((1, 1, 2))):
            made = way(made) if way in (str.upper, str.lower) else way(chance, made)  # type: ignore[operator]
        yield made


def _ampersand(_: random.Random, name: str) -> str:
    return name.replace(" & ", " and ") if " & " in name else name.replace(" and ", " & ")


_SHORTER = {
    "Department": "Dept.", "University": "Univ.", "Limited": "Ltd", "Services": "Svcs", "Management": "Mgmt",
    "International": "Intl", "Association": "Assoc.", "St ": "Saint ", "Ltd": "Limited",
    "Engineering": "Eng.",
}  # fmt: skip


def _abbreviated(chance: random.Random, name: str) -> str:
    fitting = [word for word in _SHORTER if word in name]
    if not fitting:
        return name
    word = chance.choice(fitting)
    return name.replace(word, _SHORTER[word])


def _article(_: random.Random, name: str) -> str:
    return name if name.startswith("The ") else f"The {name}"


def _acronym(_: random.Random, name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return f"{name} ({letters})" if len(letters) > 2 else name


def _slip(chance: random.Random, name: str) -> str:
    words = [word for word in name.split() if len(word) > 6 and word.isalpha()]
    if not words:
        return name
    word = chance.choice(words)
    place = chance.randrange(1, len(word) - 1)
    kind = chance.random()
    if kind < 0.4:
        wrong = word[:place] + word[place + 1 :]
    elif kind < 0.7:
        wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        wrong = word[:place] + word[place] + word[place:]
    return name.replace(word, wrong)


def _punctuated(chance: random.Random, name: str) -> str:
    return (
        name.replace(", ", " ")
        if ", " in name
        else name.replace(" ", "  ", 1) + chance.choice((".", " ", ","))
    )


def _turned(_: random.Random, name: str) -> str:
    words = name.split()
    if name.endswith((" City Council", " County Council", " District Council")):
        return f"{words[-2]} of {' '.join(words[:-2])} Council" if words[-2] == "City" else name
    if name.startswith("London Borough of "):
        return f"{name.removeprefix('London Borough of ')} Council"
    if name.startswith("Department of ") and ", State of " in name:
        topic, state = name.removeprefix("Department of ").split(", State of ")
        return f"{state} State Department of {topic}"
    return name


def _form_changed(_: random.Random, name: str) -> str:
    for one, other in ((" Limited", " Ltd."), (" Ltd", " Limited"), (" plc", " PLC"), (" LLC", ", LLC")):
        if name.endswith(one):
            return name.removesuffix(one) + other
    return name
