from decimal import Decimal

import pytest

from extractors.money.grammar import written_amounts


@pytest.mark.parametrize(
    ("text", "value", "money"),
    [
        ("£330million", "330000000", "GBP"),
        ("£1.2bn", "1200000000", "GBP"),
        ("£50 m", "50000000", "GBP"),
        ("£9.6mn", "9600000", "GBP"),
        ("£50-million", "50000000", "GBP"),
        ("1.5 million pounds", "1500000", "pounds"),
        ("half a million pounds", "500000", "pounds"),
        ("two and a half million euros", "2500000", "EUR"),
        ("€12,5 Mio", "12500000", "EUR"),
        ("€ 12,5 Mio", "12500000", "EUR"),
        ("1,2 Mrd. Euro", "1200000000", "EUR"),
        ("€1.500.000,50", "1500000.50", "EUR"),
        ("250 000 euros", "250000", "EUR"),
        ("€52,400,000", "52400000", "EUR"),
        ("€12.60", "12.60", "EUR"),
        ("US$5m", "5000000", "USD"),
        ("A$532m", "532000000", "AUD"),
        ("C$19.1m", "19100000", "CAD"),
        ("NZ$3m", "3000000", "NZD"),
        ("$5m CAD", "5000000", "CAD"),
        ("20 million Australian dollars", "20000000", "AUD"),
        ("$10B", "10000000000", "$"),
        ("1.2 mln dlrs", "1200000", "$"),
        ("50,000 dlrs", "50000", "$"),
        ("₹412 crore", "4120000000", "INR"),
        ("Rs 1.2 lakh crore", "1200000000000", "rupees"),
        ("KSh 1.94 billion", "1940000000", "KES"),
        ("R500 million", "500000000", "ZAR"),
        ("RM10 million", "10000000", "MYR"),
        ("CHF 12.5m", "12500000", "CHF"),
        ("5 mln zł", "5000000", "PLN"),
        ("300 kr", "300", "kroner"),
        ("NOK 40 million", "40000000", "NOK"),
        ("¥5bn", "5000000000", "¥"),
        ("5 million US-dollars", "5000000", "USD"),
        ("1,2 miljoen euro", "1200000", "EUR"),
        ("2 billion Kenya shillings", "2000000000", "KES"),
        ("MEUR 12.5", "12500000", "EUR"),
        ("120 MSEK", "120000000", "SEK"),
        ("7 mkr", "7000000", "kroner"),
        ("CHF 1'200'000", "1200000", "CHF"),
        ("Dh2.4 billion", "2400000000", "dirhams"),
        ("₹500-crore", "5000000000", "INR"),
        ("5,000 crore rupees", "50000000000", "rupees"),
        ("Rs.500 crores", "5000000000", "rupees"),
        ("EUR 1 234 567,89", "1234567.89", "EUR"),
        ("SEK1.2bn", "1200000000", "SEK"),
        ("£E5 million", "5000000", "EGP"),
        ("NT$5 billion", "5000000000", "TWD"),
        ("45p", "0.45", "GBP"),
        ("four pence", "0.04", "GBP"),
        ("95 cents", "0.95", "cents"),
        ("21 cts", "0.21", "cents"),
        ("N4.86 billion", "4860000000", "NGN"),
        ("N203,500", "203500", "NGN"),
        ("NIS 25 million", "25000000", "ILS"),
        ("9,2 Mio. Franken", "9200000", "CHF"),
        ("P100 million", "100000000", "P"),
        ("QR 12m", "12000000", "QAR"),
        ("GH₵5m", "5000000", "GHS"),
        ("Kshs. 18,444,000", "18444000", "KES"),
        ("Ushs 7.3 billion", "7300000000", "UGX"),
        ("Rs 296,41,00,000", "2964100000", "rupees"),
        ("₹1,23,45,678", "12345678", "INR"),
        ("R38", "38", "?ZAR"),
        ("R129", "129", "ZAR"),
        ("€96.000", "96000", "EUR"),
        ("$1.250 billion", "1250000000", "$"),
        ("€1.234 million", "1234000", "EUR"),
        ("RM3.2mil- lion", "3200000", "MYR"),
        ("88 mln stg", "88000000", "GBP"),
        ("2,890,000 euros", "2890000", "EUR"),
        ("J$95,000", "95000", "JMD"),
        ("twenty-five million dollars", "25000000", "$"),
        ("5 million Fijian dollars", "5000000", "FJD"),
        ("5 million West African CFA francs", "5000000", "XOF"),
        ("5 million Central African CFA francs", "5000000", "XAF"),
        ("5 million Jordanian dinars", "5000000", "JOD"),
        ("5 million reais", "5000000", "BRL"),
        ("S/ 5 million", "5000000", "PEN"),
        ("Tk 5 crore", "50000000", "BDT"),
        ("5 billion dong", "5000000000", "VND"),
        ("5 billion won", "5000000000", "won"),
        ("RMB 5 million", "5000000", "CNY"),
        ("5 million hryvnia", "5000000", "UAH"),
        ("5 million roubles", "5000000", "RUB"),
        ("5 million forints", "5000000", "HUF"),
        ("5 million leva", "5000000", "BGN"),
        ("5 million birr", "5000000", "ETB"),
        ("5 million cedis", "5000000", "GHS"),
        ("5 million kwacha", "5000000", "kwacha"),
        ("TShs 5 million", "5000000", "TZS"),
        ("PKR 5 million", "5000000", "PKR"),
        ("KZT 5 million", "5000000", "KZT"),
        ("5 million tenge", "5000000", "KZT"),
    ],
)
def test_an_amount_is_read_as_written(text: str, value: str, money: str) -> None:
    (amount,) = written_amounts(f"It is {text}, they said.")

    assert (amount.value, amount.money) == (Decimal(value), money)
    assert f"It is {text}"[amount.start : amount.end] == text


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("worth £14.1m to £17m", "14100000", "17000000"),
        ("between £10m and £12m", "10000000", "12000000"),
        ("some $5-7 million", "5000000", "7000000"),
        ("of 5 to 7 million euros", "5000000", "7000000"),
        ("£3m-£4m", "3000000", "4000000"),
        ("premiums of R38 to R129", "38", "129"),
        ("worth £2.5 to £3 million", "2500000", "3000000"),
        ("fees of £500 to £1 million", "500", "1000000"),
        ("between 5 and 7 million pounds", "5000000", "7000000"),
    ],
)
def test_a_range_is_one_amount_with_two_ends(text: str, lower: str, upper: str) -> None:
    (amount,) = written_amounts(text)

    assert (amount.value, amount.upper) == (Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    "text", ["rose from £10m to £12m", "a £10m deal and £12m of costs", "up to £12m from £10m"]
)
def test_a_rise_and_a_list_are_two_amounts(text: str) -> None:
    assert len(written_amounts(text)) == 2


@pytest.mark.parametrize(
    "text",
    ["a multimillion-pound deal", "250 pounds of apples", "N95 masks", "3 m tall", "1,000 beds", "in 2014",
     "several hundred thousand dollars", "a pound of flesh", "paragraph 4 p. 12", "lost eleven pounds",
     "a dozen pounds of flour", "a pound shop", "it weighs 40 pounds", "decision R0077/2023", "a 1080p film",
     "they won 4 won seats", "Spend (£000)", "the Q3 results", "the M25 and the A1", "two real problems", "In 2018 Franken resigned", "Euro 2024", "Euro 6 engines",
     "the DHS 2019 report", "on S/4HANA", "in 2021 Sen. Hale", "in 2012 won gold", "the RS 5"],
)  # fmt: skip
def test_what_gives_no_number_or_no_money_is_no_amount(text: str) -> None:
    assert written_amounts(text) == []


def test_a_year_before_a_code_is_no_part_of_the_amount_behind_it() -> None:
    (amount,) = written_amounts("In 2014 EUR 5m was paid, and in 2019 CAD drawings were bought.")

    assert (amount.value, amount.money) == (Decimal(5_000_000), "EUR")


def test_a_number_without_a_currency_counts_only_before_a_deal() -> None:
    (amount,) = written_amounts("the 115 mln contract for 90 million people")

    assert (amount.value, amount.money) == (Decimal(115_000_000), "")
