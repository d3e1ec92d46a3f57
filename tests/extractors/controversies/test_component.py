from collections.abc import Callable

import pytest

from graph.model.reading import Extraction
from graph.model.vocabulary import ClaimStatus

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "accused", "family", "accuser", "stance"),
    [
        (
            "Amnesty International has accused Sentrica Ltd of complicity in human rights abuses.",
            "Sentrica Ltd", "human_rights", "Amnesty International", "alleged",
        ),
        (
            "The Information Commissioner's Office fined Veridat GmbH £7m for breaching data protection law.",
            "Veridat GmbH", "privacy_surveillance", "Information Commissioner's Office", "ruled",
        ),
        (
            "The Serious Fraud Office is investigating Quantel Ltd over suspected bribery in Nigeria.",
            "Quantel Ltd", "corruption", "Serious Fraud Office", "under_investigation",
        ),
        ("Quantel Ltd admitted bribing officials in Nigeria.", "Quantel Ltd", "corruption", None, "admitted"),
        (
            "Quantel Ltd agreed to pay $30m to settle claims that it defrauded the Pentagon.",
            "Quantel Ltd", "corruption", None, "settled",
        ),
        (
            "A tribunal ruled that Halyard Ltd discriminated against a pregnant worker.",
            "Halyard Ltd", "discrimination", "tribunal", "ruled",
        ),
        (
            "Sentrica Ltd was cleared of bribery by a court in Milan.",
            "Sentrica Ltd", "corruption", None, "dismissed",
        ),
        (
            "Workers at Halyard Ltd have accused the company of union busting.",
            "Halyard Ltd", "labour_rights", "Workers", "alleged",
        ),
        (
            "Veridat GmbH is complicit in a genocide, according to Human Rights Watch.",
            "Veridat GmbH", "human_rights", "Human Rights Watch", "alleged",
        ),
        (
            "Greenpeace criticised Ferrostone Ltd for destroying rainforest, while Oakline Systems was "
            "praised.",
            "Ferrostone Ltd", "environment", "Greenpeace", "alleged",
        ),
    ],
)  # fmt: skip
def test_an_allegation_is_read_with_who_makes_it_and_how_far_it_has_come(
    read: Read, text: str, accused: str, family: str, accuser: str | None, stance: str
) -> None:
    (found,) = read(text).controversies

    assert (found.vendor.name, found.category, found.accuser, found.stance) == (
        accused,
        family,
        accuser,
        stance,
    )


@pytest.mark.parametrize(
    "text",
    [
        # a denial is no allegation
        "Garrison Custody Ltd denied that it had bribed officials.",
        "Garrison Custody Ltd denies any wrongdoing and rejects claims of fraud.",
        "Neither Garrison Custody Ltd nor Quantel Ltd has been charged with fraud.",
        "Capita is not accused of any fraud.",
        # supposed, asked
        "If Sentrica Ltd had paid bribes, it would have been prosecuted.",
        "Has Sentrica Ltd paid bribes?",
        # never by a pronoun alone
        "The police used a tool from Sentrica Ltd. Three officers were arrested for fraud thanks to it.",
        "Norfolk Police praised Sentrica Ltd. It paid bribes for years.",
        # a person's fault is not the employer's
        "Two former executives of Quantel Ltd have been charged with bribery.",
        "Quantel Ltd said a former employee had been charged with fraud.",
        # the buyer's fault is not the vendor's
        "Amnesty International has criticised the Home Office over deportations. Sentrica Ltd "
        "supplies the Home Office.",
        # those who fight, find, suffer or report a wrong are not accused of it
        "Oakline Systems helps councils to investigate fraud and benefit cheats.",
        "Oakline Systems won an award for its campaign against modern slavery.",
        "Oakline Systems was the victim of a fraud by its own accountant.",
        "Oakline Systems reported the bribery to the police.",
        "Oakline Systems fired an employee accused of harassment.",
        "Oakline Systems' lawyers accused the regulator of bias and discrimination.",
        "A whistleblower at Oakline Systems exposed corruption in the ministry.",
        "Oakline Systems' software was used to uncover a cartel among builders.",
        "Oakline Systems paid £5m to a charity for victims of forced labour.",
        "The report found no evidence of fraud by Oakline Systems.",
        "The minister defended Oakline Systems against claims of racism.",
        "Police arrested two directors of Oakline Systems on suspicion of bribery.",
        # those who speak of a wrong are not accused of it
        "Oakline Systems condemned forced labour in the cotton industry.",
        "Sentrica Ltd makes software that detects fraud and money laundering.",
        "The Guardian reported that bribery is common in the trade.",
        "Unite said that wage theft had become common.",
        "Tussell, a data provider, counted 90 cases of fraud.",
        "The Information Commissioner's Office warned of unlawful surveillance.",
    ],
)
def test_nobody_is_accused_where_nobody_accuses(read: Read, text: str) -> None:
    assert read(text).controversies == ()


def test_the_speaker_of_another_quotation_accuses_nobody(read: Read) -> None:
    text = (
        "“Sentrica Ltd sells spyware to dictators,” said Omar Haddad of Privacy International.\n\n"
        "“We saw the rain coming,” said Ann Lee, a director at Oakline Systems.\n\n"
        "“Ferrostone Ltd is complicit in human rights abuses.”"
    )

    found = {one.vendor.name: (one.speaker, one.accuser) for one in read(text).controversies}

    assert found["Sentrica Ltd"] == ("Omar Haddad", "Privacy International")
    assert found["Ferrostone Ltd"] == (None, None)


def test_the_accuser_is_the_organisation_on_whose_behalf_a_person_speaks(read: Read) -> None:
    (found,) = read(
        "“Sentrica Ltd is complicit in human rights abuses,” said Ann Lee, "
        "a spokesperson for Amnesty International."
    ).controversies

    assert (found.speaker, found.accuser) == ("Ann Lee", "Amnesty International")
    assert found.accuser_mention is not None


def test_a_denial_is_a_reply_joined_to_what_it_answers(read: Read) -> None:
    (found,) = read(
        "Unite accused Garrison Custody Ltd of underpaying its night staff. "
        "A spokesperson for Garrison Custody Ltd said: “We reject these allegations, which are false.”"
    ).controversies

    (reply,) = found.replies
    assert found.stance is ClaimStatus.ALLEGED
    assert found.denied_by_vendor and found.contested and reply.denies
    assert "We reject these allegations" in reply.evidence.quote


def test_only_an_authority_makes_an_allegation_a_finding(read: Read) -> None:
    by_charity = read("Greenpeace found that Ferrostone Ltd had illegally dumped toxic waste.").controversies
    by_court = read(
        "The High Court found that Ferrostone Ltd had illegally dumped toxic waste."
    ).controversies

    assert [one.stance for one in by_charity] == [ClaimStatus.ALLEGED]
    assert [(one.stance, one.authority) for one in by_court] == [(ClaimStatus.RULED, "High Court")]


def test_the_end_of_a_case_told_in_the_next_sentence_is_its_stance(read: Read) -> None:
    (found,) = read(
        "Two former nurses sued Halyard Ltd over unfair dismissal. A judge dismissed the claim in October."
    ).controversies

    assert found.stance is ClaimStatus.DISMISSED


def test_an_inquiry_into_whether_something_happened_is_an_investigation(read: Read) -> None:
    (found,) = read(
        "The Competition and Markets Authority is investigating whether "
        "Ferrostone Ltd fixed the price of steel."
    ).controversies

    assert (found.category, found.stance) == ("governance_procurement", ClaimStatus.UNDER_INVESTIGATION)
    assert found.accuser == "Competition and Markets Authority"


def test_every_quote_reproduces_the_text(read: Read) -> None:
    text = (
        "Unite was clear.Unite accused Oakline Systems of wage theft.“We deny it,”said a "
        "spokesman for Oakline Systems."
    )

    controversies = read(text).controversies

    assert controversies
    for one in controversies:
        for span in (*one.evidence, *(reply.evidence for reply in one.replies)):
            assert text[span.start : span.end] == span.quote
