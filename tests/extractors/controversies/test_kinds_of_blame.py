"""Ways in which texts hold a company responsible, each with a sentence of our own."""

from collections.abc import Callable

import pytest

from graph.model.reading import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "category", "accuser", "stance", "authority"),
    [
        ("The regulator found that Serco had collected images of residents without telling them.",
         "privacy_surveillance", "regulator", "ruled", "regulator"),
        ("The Competition and Markets Authority found Serco guilty of rigging bids.",
         "corruption", "Competition and Markets Authority", "ruled", "Competition and Markets Authority"),
        ("On 1 October 2025 the High Court ruled that Serco had breached the contract with the department.",
         "governance_procurement", "High Court", "ruled", "High Court"),
        ("The Court of Appeal overturned the ruling of apparent bias in the award to Serco.",
         "governance_procurement", None, "overturned", "Court of Appeal"),
        ("The Serious Fraud Office dropped the corruption allegations against Serco after a review.",
         "corruption", "Serious Fraud Office", "withdrawn", "Serious Fraud Office"),
        ("The courts rejected Veolia's allegations of corruption against Serco.",
         "corruption", "Veolia", "dismissed", "courts"),
        ("Serco paid £5.2 million in 2019 to settle a case in which the state of Ohio accused it of paying "
         "bribes for contracts.", "corruption", "state of Ohio", "settled", "state of Ohio"),
        ("Prosecutors charged Serco with bribery in March; the firm denies the charges.",
         "corruption", "Prosecutors", "charged", None),
        ("The US Department of Justice opened a civil rights investigation of Hall Prison, which Serco "
         "manages, on 20 August 2024.", "human_rights", "US Department of Justice", "under_investigation",
         "US Department of Justice"),
        ("Workers at Serco went on strike over unpaid wages.", "labour_rights", "Workers", "alleged", None),
        ("The three newspapers accuse Serco of wage theft.", "labour_rights", "three newspapers", "alleged",
         None),
        ("Ann Lee, the crisis manager of Amnesty International UK, said that Serco supplies software to the "
         "army and so contributes to what the organisation describes as apartheid.", "human_rights",
         "Amnesty International UK", "alleged", None),
        ("Liberty said that Serco's cameras contribute to mass surveillance.", "privacy_surveillance", "Liberty",
         "alleged", None),
        ("Serco is a contractor of the Home Office.\nUnite accuses the firm of wage theft.",
         "labour_rights", "Unite", "alleged", None),
    ],
)  # fmt: skip
def test_a_company_is_held_responsible_by_who_says_so(
    read: Read, text: str, category: str, accuser: str | None, stance: str, authority: str | None
) -> None:
    (one,) = [claim for claim in read(text).controversies if claim.category == category]

    assert one.vendor.name == "Serco"
    assert (one.accuser, one.stance.value, one.authority) == (accuser, stance, authority)


def test_a_publication_that_reports_an_accusation_is_not_the_accuser(read: Read) -> None:
    text = (
        "The Times reported in May 2024 that human rights organisations accuse Serco and Capita of enabling "
        "human rights abuses."
    )

    claims = read(text).controversies

    assert {one.vendor.name for one in claims} == {"Serco", "Capita"}
    assert {one.accuser for one in claims} == {"human rights organisations"}


@pytest.mark.parametrize(
    "text",
    [
        "The tribunal found that Serco's bid for the prison was the best.",
        "The auditor concluded that Serco could run the asylum hotels.",
        "Unite says Serco has agreed to end fire and rehire.",
        "Serco's customers violate the right to privacy.",
        "Workers at the docks went on strike over unpaid wages, and Serco's depot stayed open.",
        "Serco helped the police to convict a gang of fraud.",
        "The court found that Serco had lost money through the fraud of a former employee.",
        "The inquiry found that the ministry had failed to check the work of Serco.",
        "The auditor found that the ministry had paid Serco without checking for fraud.",
        "Unite, which represents workers at Serco, accuses the council of wage theft.",
        "Workers at Serco joined a strike against the government over unpaid wages in hospitals.",
        "Amnesty says Serco's software helped it to document torture in Syria.",
        "Human Rights Watch says that Serco published a report on child labour in Congo.",
        "Greenpeace says Serco has cut its carbon emissions.",
        "The lawsuit alleges that the county violated the rights of prisoners; Serco is not a party to it.",
        "A lawsuit by Serco alleges that the council failed to pay for the work.",
        "The tribunal found that Serco had been discriminated against in the award.",
        "The tribunal ruled that Serco was the victim of a cartel.",
        "Serco won damages after the court found that its data had been stolen.",
        "The High Court found that the council had breached the procurement rules when it excluded Serco.",
        "The ombudsman found that Serco was not responsible for the death of a prisoner.",
        "Protesters marched past the offices of Serco over the war in Gaza.",
        "The union said Serco's offer ended the dispute over unpaid wages.",
        "Serco was founded by a man who was later convicted of fraud.",
        "The company's auditor, Serco, uncovered the fraud.",
        "The report by Serco found that the ministry had neglected prisoners.",
        "The court dismissed a claim by Serco that the council had acted unlawfully.",
        "Police dropped an inquiry into fraud after Serco had helped them.",
        "Serco lost 3 million euros because of a fraud by its bank.",
        "A judge ruled that workers whom Serco had hired were entitled to the minimum wage.",
        "Serco broke up the market for military software.",
        "The court ruled that Serco had complied with the minimum wage law.",
        "The auditor found that Serco's rivals had bribed officials.",
    ],
)
def test_a_company_that_does_no_wrong_is_not_accused(read: Read, text: str) -> None:
    assert read(text).controversies == ()
