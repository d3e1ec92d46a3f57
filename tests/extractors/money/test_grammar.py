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
        ("R129", "129", "?ZAR"),
        ("£27million", "27000000", "GBP"),
        ("$1.2 bln", "1200000000", "$"),
        ("3 bln dlrs", "3000000000", "$"),
        ("€4 tn", "4000000000000", "EUR"),
        ("$2 trln", "2000000000000", "$"),
        ("Rs 3 lac", "300000", "rupees"),
        ("₹12cr", "120000000", "INR"),
        ("NOK 5 mill.", "5000000", "NOK"),
        ("shs188 billion", "188000000000", "shillings"),
        ("kshs 5 million", "5000000", "KES"),
        ("ushs 5bn", "5000000000", "UGX"),
        ("ugx 20 billion", "20000000000", "UGX"),
        ("Ugx 1,200,000", "1200000", "UGX"),
        ("5 million usd", "5000000", "USD"),
        ("5,000 shs", "5000", "shillings"),
        ("5,000/=", "5000", "shillings"),
        ("us$5m", "5000000", "USD"),
        ("ten kronor", "10", "SEK"),
        ("₹40L", "4000000", "INR"),
        ("2.3 mil. CZK", "2300000", "CZK"),
        ("quarter of a million pounds", "250000", "pounds"),
        ("R1250", "1250", "?ZAR"),
        ("RM6186", "6186", "?MYR"),
        ("ten nis", "10", "ILS"),
        ("two hundred and fifty thousand euros", "250000", "EUR"),
        ("One hundred and twenty million pounds", "120000000", "pounds"),
        ("one million two hundred thousand pounds", "1200000", "pounds"),
        ("four-and-a-half million euros", "4500000", "EUR"),
        ("a hundred and ten dollars", "110", "$"),
        ("a couple of thousand euros", "2000", "EUR"),
        ("11 million pounds", "11000000", "pounds"),
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
    ("text", "quote", "value", "money"),
    [
        ("a two-year,£14million deal", "£14million", "14000000", "GBP"),
        ("a sum of€3bn", "€3bn", "3000000000", "EUR"),
        ("it was paid$1,150", "$1,150", "1150", "$"),
        ("in 2019,€5m", "€5m", "5000000", "EUR"),
        ("a fee,KSh 5m", "KSh 5m", "5000000", "KES"),
        ("a cost of Â£9.4m", "£9.4m", "9400000", "GBP"),
        ("a £14millioncontract", "£14million", "14000000", "GBP"),
        ("a £14bnfund", "£14bn", "14000000000", "GBP"),
        ("lost 4 million pounds of public money", "4 million pounds", "4000000", "pounds"),
        ("won 4 million pounds of orders", "4 million pounds", "4000000", "pounds"),
        ("a 250,000-pound contract", "250,000-pound", "250000", "pounds"),
        ("a 60-euro ticket", "60-euro", "60", "EUR"),
        ("carried 3,000 pounds in cash", "3,000 pounds", "3000", "pounds"),
        ("a deal,5 million euros", "5 million euros", "5000000", "EUR"),
        ("£5 to 300 schools", "£5", "5", "GBP"),
        ("£5 to 3 million people", "£5", "5", "GBP"),
        ("a fine of £5 or 10 per cent", "£5", "5", "GBP"),
        ("a 50-pound parking fine", "50-pound", "50", "pounds"),
        ("a 400-pound-a-week job", "400-pound", "400", "pounds"),
    ],
)
def test_an_amount_is_read_where_other_words_touch_it(text: str, quote: str, value: str, money: str) -> None:
    (amount,) = written_amounts(text)

    assert (text[amount.start : amount.end], amount.value, amount.money) == (quote, Decimal(value), money)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("dredging worth 72 and 43 million euros", "72000000", "43000000"),
        ("72 and 43 million euros respectively", "72000000", "43000000"),
        ("72 million and 43 million euros", "72000000", "43000000"),
        ("fell from 72 to 43 million euros", "72000000", "43000000"),
        ("rose from 43 to 72 million euros", "43000000", "72000000"),
        ("rose from 43 million to 72 million euros", "43000000", "72000000"),
        ("was cut from £72m to 43m", "72000000", "43000000"),
        ("prices were raised from £5 to £7", "5", "7"),
        ("it rose by £5 to £700", "5", "700"),
    ],
)
def test_a_currency_behind_two_amounts_is_of_both(text: str, first: str, second: str) -> None:
    assert [(one.value, one.upper) for one in written_amounts(text)] == [
        (Decimal(first), None),
        (Decimal(second), None),
    ]


def test_a_currency_behind_a_list_is_of_all_its_amounts() -> None:
    found = written_amounts("They were fined for it: a sum of 5, 7.5 and 12 million euros.")

    assert [one.value for one in found] == [Decimal(5_000_000), Decimal(7_500_000), Decimal(12_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "the value in paragraph 7 to 215 million euros",
        "corrects the order in para 7 to 215 million euros",
        "for lots 3 and 215 million euros",
        "on lots 1, 2 and 215 million euros",
        "in May 2014 and 215 million euros",
        "by 2019 to 215 million euros",
        "from June 7 to 215 million euros",
    ],
)
def test_the_number_of_a_paragraph_a_lot_or_a_day_is_no_amount(text: str) -> None:
    (amount,) = written_amounts(text)

    assert (amount.value, amount.upper) == (Decimal(215_000_000), None)


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
        ("between 1,300 and 1,600 million euros", "1300000000", "1600000000"),
        ("some 5 or 6 million euros", "5000000", "6000000"),
        ("five or six million euros", "5000000", "6000000"),
        ("five to ten million dollars", "5000000", "10000000"),
        ("a fare of £5 to 7", "5", "7"),
        ("prices ranged from £5 to £7", "5", "7"),
        ("fees from 5 to 7 euros", "5", "7"),
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
     "tennis and tenners", "seven eurosceptics", "seven euro-sceptics", "one pounding", "the three Rs", "two sterling saves",
     "17 euro area states", "twelve Euro 6 buses", "13 Dollar General shops", "seven dollar stores",
     "one quid pro quo", "gave his two cents", "24 ct gold", "a 398-pound man", "a 2,000-pound bomb",
     "it weighs 38,000 pounds", "11 million pounds of linen", "2 million pounds (900,000 kg)",
     "£27mover", "several hundred and ten euros", "5 million 300 thousand euros", "of the XX$5 coin", "all 50,000",
     "top 10,000", "5,000 cad drawings", "an R0 of 1.2", "framework RM6187/2", "in 2019 CAD drawings",
     "a million and a half pounds", "a third of a million pounds", "one in ten dollars", "two out of five euros",
     "12 CAD drawings", "in rm 1204", "in 2019,5 million euros", "it can carry 2,000 pounds", "the DHS 2019 report", "on S/4HANA", "in 2021 Sen. Hale", "in 2012 won gold", "the RS 5"],
)  # fmt: skip
def test_what_gives_no_number_or_no_money_is_no_amount(text: str) -> None:
    assert written_amounts(text) == []


def test_a_year_before_a_code_is_no_part_of_the_amount_behind_it() -> None:
    (amount,) = written_amounts("In 2014 EUR 5m was paid, and in 2019 CAD drawings were bought.")

    assert (amount.value, amount.money) == (Decimal(5_000_000), "EUR")


def test_a_number_without_a_currency_counts_only_before_a_deal() -> None:
    (amount,) = written_amounts("the 115 mln contract for 90 million people")

    assert (amount.value, amount.money) == (Decimal(115_000_000), "")
