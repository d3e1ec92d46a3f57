from collections.abc import Callable
from decimal import Decimal

import pytest

from extractors.pipeline import Pipeline, build
from extractors.state import DocAmount, state_of
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import AmountMeaning, Per, ValueKind

Amounts = Callable[[str], tuple[DocAmount, ...]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build(Gazetteer())


@pytest.fixture
def amounts(pipeline: Pipeline) -> Amounts:
    return lambda text: pipeline.read_one(
        Document(id="f00d", text=text), lambda _, doc: state_of(doc).amounts
    )


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("The council signed a £50million deal with Orrin Ltd.", "contract"),
        ("A contract worth £5m went to Orrin Ltd.", "contract"),
        ("The agreement had been worth €14.6 million over four years.", "contract"),
        ("The five-year contract is valued at £495m.", "contract"),
        ("Orrin Ltd was fined £5m.", "fine"),
        ("The regulator fined the business more than £7.5m in May.", "fine"),
        ("It paid a penalty of £19.2m.", "fine"),
        ("The remainder was a £7.5m fine.", "fine"),
        ("Of that, £20.6m was a confiscation order.", "fine"),
        ("It agreed to pay $53m to resolve the state's claim.", "damages"),
        ("It had agreed to pay $25m in a class action.", "damages"),
        ("A $53m settlement was reached.", "damages"),
        ("It was awarded £3m in damages.", "damages"),
        ("Revenue rose to £812m.", "revenue"),
        ("The order book stood at £3.4bn.", "revenue"),
        ("His net worth has dropped to $1.9 billion.", "revenue"),
        ("The force spent £744million on its IT systems.", "spend"),
        ("The app cost taxpayers roughly C$59.5m.", "spend"),
        ("The company was paid C$19.1m by the border agency.", "spend"),
        ("The department's budget is $39 million.", "budget"),
        ("The council faces a £9.3m hole in its budget.", "budget"),
        ("The Treasury has allocated £1.5bn for munitions.", "budget"),
        ("Crews are paid £12.60 an hour.", "salary"),
        ("Any investment above £500,000 must be signed off by the Mayor.", "threshold"),
        ("Contracts over £1m need approval.", "threshold"),
        ("The fund bought the operator for $415 million in a takeover.", "other"),
        ("It closed the $3 billion deal to buy Oculane.", "other"),
        ("He was freed on bail of KSh 2 million.", "other"),
        ("It is the firm behind the $568m dam.", "other"),
        ("The county has deducted 38 million euros in accordance with the contract.", "other"),
    ],
)
def test_what_an_amount_is_for(amounts: Amounts, text: str, meaning: str) -> None:
    (amount,) = amounts(text)

    assert amount.meaning == AmountMeaning(meaning)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a contract worth up to £5m", ValueKind.UP_TO),
        ("a framework with a ceiling of £5m", ValueKind.UP_TO),
        ("a contract worth as much as £5m", ValueKind.UP_TO),
        ("a contract worth more than £5m", ValueKind.AT_LEAST),
        ("a contract worth at least £5m", ValueKind.AT_LEAST),
        ("a contract worth almost £5m", ValueKind.APPROX),
        ("a contract worth around £5m", ValueKind.APPROX),
        ("two contracts worth £5m", ValueKind.TOTAL_OF_SEVERAL),
        ("three deals worth a combined £5m", ValueKind.TOTAL_OF_SEVERAL),
        ("two contracts worth £5m each", ValueKind.EXACT),
        ("two contracts: one for gates worth £5m", ValueKind.EXACT),
        ("a contract worth £5m", ValueKind.EXACT),
    ],
)
def test_how_exact_an_amount_is(amounts: Amounts, text: str, kind: ValueKind) -> None:
    (amount,) = amounts(f"Orrin Ltd won {text}.")

    assert amount.kind is kind


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("pays £4.1m a year", Per.YEAR),
        ("pays A$20.9m a month", Per.MONTH),
        ("pays £400 per day", Per.DAY),
        ("pays £90 per night", Per.DAY),
        ("pays £55 per household", Per.UNIT),
        ("pays £2m annually", Per.YEAR),
        ("pays £2.31 a meal", Per.UNIT),
        ("pays 50p a lunch", Per.UNIT),
        ("pays 61,000 euros per cubic metre", Per.UNIT),
        ("pays £2m", None),
    ],
)
def test_a_rate_is_told_from_a_total(amounts: Amounts, text: str, per: Per | None) -> None:
    (amount,) = amounts(f"The council {text} for the service.")

    assert amount.per is per


def test_a_term_and_a_count_are_kept_beside_the_amount(amounts: Amounts) -> None:
    (amount,) = amounts("Orrin Ltd won two contracts worth £24.6m over five years.")

    assert (amount.count_hint, amount.years) == (2, Decimal(5))


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("The Pentagon in Washington paid $5m.", "USD"),
        ("Australia's Department of Home Affairs in Canberra paid $5m. Australian MPs objected.", "AUD"),
        ("The New Zealand government paid $5m to New Zealand firms.", "NZD"),
        ("Ottawa said Canada paid $5m.", "CAD"),
        ("Somebody paid $5m.", "USD"),
        ("Sweden paid 5 million kronor and Swedish firms 40 million kr.", "SEK"),
        ("Norwegian police paid 40 million kr.", "NOK"),
        ("Mexico paid 40 million pesos.", "MXN"),
        ("Pakistan paid 40 million rupees.", "PKR"),
    ],
)
def test_money_of_several_countries_goes_to_the_one_the_text_is_about(
    amounts: Amounts, text: str, currency: str
) -> None:
    assert {amount.currency for amount in amounts(text)} == {currency}


def test_money_of_no_country_in_particular_stays_unread(amounts: Amounts) -> None:
    assert amounts("Somebody paid 40 million pesos.") == ()


def test_a_conversion_in_brackets_is_marked(amounts: Amounts) -> None:
    first, second = amounts("The regulator fined it 50 million euros ($56.8 million) in Paris, France.")

    assert (first.conversion, second.conversion) == (False, True)


def test_a_column_says_what_its_figures_are_for(amounts: Amounts) -> None:
    (fine,) = amounts("Firm | Fine (£m) | Year\nOrrin Ltd | 4.5 | 2021\n")

    assert (fine.value, fine.currency, fine.meaning) == (Decimal(4_500_000), "GBP", AmountMeaning.FINE)


def test_the_publisher_points_to_a_country_too(pipeline: Pipeline) -> None:
    document = Document(id="f00d", text="The shire paid $5m.", publisher="The Sydney Tribune")

    (amount,) = pipeline.read_one(document, lambda _, doc: state_of(doc).amounts)

    assert amount.currency == "AUD"


@pytest.mark.parametrize(
    "quote", ["£5\u00a0million", "£5Â\u00a0million", "Â£5 million", "â‚¬5 million", "£5\nmillion"]
)
def test_a_unit_and_a_sign_belong_to_their_number_in_a_garbled_text(amounts: Amounts, quote: str) -> None:
    (amount,) = amounts(f"The council has paid Orrin Ltd {quote} for the new gates.")

    assert amount.value == Decimal(5_000_000)
