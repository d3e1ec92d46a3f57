from collections import Counter
from decimal import Decimal

import pytest

from extractors.money.component import amounts_of
from extractors.money.settling import declared, pointers_in
from graph.places import adjectives, places


def read(text: str) -> list[tuple[Decimal, str]]:
    names = {**{name: place.country for name, place in places().items()}, **adjectives()}
    countries = Counter(code for word in text.split() if (code := names.get(word.strip(".,;:"))))
    return [(written.value, code) for written, code in amounts_of(text, countries)]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("The council of Brisbane paid Tarn Pty Ltd $5m.", "AUD"),
        ("Waikato officials paid Tarn $5m.", "NZD"),
        ("In Winnipeg the firm got $5m, HST included.", "CAD"),
        ("Tarn Grounds Pte Ltd got $604,000.00.", "SGD"),
        ("All figures in SGD. Tarn Grounds got $604,000.", "SGD"),
        ("Tarn, S.A. de C.V., got 96.2 million pesos.", "MXN"),
        ("Manila paid 96.2 million pesos.", "PHP"),
        ("The barangay paid P100 million.", "PHP"),
        ("Botswana paid P100 million.", "BWP"),
        ("Zambia paid K14 million.", "ZMW"),
        ("Tarn Teknologi AS got 74 million kroner.", "NOK"),
        ("Tarn A/S got 74 million kroner.", "DKK"),
        ("It paid DKK 39 million, then 7.25m kr.", "DKK"),
        ("It paid CZK 96,000 of the 18 million crowns.", "CZK"),
        ("Doha paid 85 million riyals.", "QAR"),
        ("Saudi Arabia lent 85 million Saudi riyals. Riyadh and Doha agreed.", "SAR"),
        ("Morocco paid 85 million dirhams.", "MAD"),
        ("Kuwait paid 85 million dinars.", "KWD"),
        ("Cameroon paid 85 million CFA francs.", "XAF"),
        ("Bamako paid FCFA 85 million.", "XOF"),
        ("Romania paid 85 million lei.", "RON"),
        ("Geneva paid 85 million francs.", "CHF"),
        ("Seoul paid 85 billion won.", "KRW"),
        ("Tokyo paid ¥5bn.", "JPY"),
        ("Shanghai paid ¥5bn.", "CNY"),
        ("Peru paid 85 million soles.", "PEN"),
        ("Jamaica paid JMD 500.", "JMD"),
        ("It paid COP 86.4 billion.", "COP"),
        ("Egypt paid 85 million pounds.", "EGP"),
        ("In Soweto a ride costs R38.", "ZAR"),
        ("Sudan paid SDG 16.", "SDG"),
        ("Chicago paid Leeds 1,200 pounds.", "GBP"),
        ("Chicago paid 20 million pounds.", "GBP"),
        ("Soweto pays the R350 grant.", "ZAR"),
        ("In Malaysia it cost RM6186.", "MYR"),
        ("Kampala spent shs188 billion.", "UGX"),
        ("Madrid pays 85 million euros, and 95 cents a meal.", "EUR"),
        ("Each call costs 95 cents.", "USD"),
    ],
)
def test_what_points_to_a_country_settles_whose_money_it_is(text: str, currency: str) -> None:
    assert {code for _, code in read(text)} == {currency}


@pytest.mark.parametrize(
    "text",
    [
        "Somebody paid 85 million riyals.",
        "The R38 runs by the school.",
        "Goal SDG 16 is about peace.",
        "At COP 28 they spoke of ALL 50 states.",
        "Shops sell R2 and N95 masks.",
        "In Q3 the NIS 2 directive came.",
        "Boots with 40 soles, wire of AWG 24 and CVE 2021.",
        "In Lagos N95 masks ran out.",
        "In Pretoria the R512 was closed.",
        "In Chicago they found 1,200 pounds at the warehouse.",
        "Under section B/4 of part S/2.",
        "The patent R35, the R129 seat and the framework RM6186.",
        "In Pretoria they drove along the R21 and the N4 near the R55 interchange.",
    ],
)
def test_what_nobody_claims_as_money_stays_unread(text: str) -> None:
    assert read(text) == []


def test_a_form_of_company_outweighs_a_town_named_in_passing() -> None:
    assert pointers_in("Tarn Pte Ltd flew in from Toronto.").most_common(1) == [("SG", 2)]


def test_two_declared_currencies_are_none() -> None:
    assert declared("Amounts are in SGD.") == "SGD"
    assert declared("Amounts are in SGD. Prices are in MYR.") is None
