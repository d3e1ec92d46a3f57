from collections.abc import Callable

import pytest

from graph.model.reading import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    "text",
    [
        "None of the passages read accuses Serco of forced labour.",
        "None of the passages read reports that Serco has been convicted of fraud.",
        "No court has found that Serco bribed officials.",
        "No court has found Serco guilty of bribery.",
        "No one accuses Serco of bribery.",
        "Nobody has accused Serco of forced labour.",
        "Neither Amnesty International nor Human Rights Watch accuses Serco of complicity in torture.",
        "Neither the report nor the auditor says that Serco was complicit in torture.",
        "The article names no court that convicted Serco of fraud.",
        "Serco has never been charged with fraud.",
        "Serco left the market without being accused of bribery.",
        "Amnesty International did not accuse Serco of torture.",
        "There is no evidence that Serco paid bribes.",
        "There is no suggestion that Serco committed fraud.",
        "The auditor found no evidence that Serco had paid bribes.",
        "It is not alleged that Serco committed fraud.",
        "It is not suggested that Serco was involved in forced labour.",
        "Serco denies that it paid bribes.",
        "Serco was not among those accused of bribery.",
        "Amnesty International stops short of accusing Serco of war crimes.",
        "It is unclear whether Serco paid bribes.",
        "It is untrue that Serco was fined for fraud.",
        "The regulator has yet to fine Serco for fraud.",
        "Serco has yet to be charged with fraud.",
        "The union refrained from accusing Serco of wage theft.",
        "Serco was neither fined nor charged over the fraud.",
        "Not one of the reports accuses Serco of torture.",
        "Not a single witness accused Serco of torture.",
        "The inquiry did not find that Serco had polluted the river.",
        "The company has admitted no wrongdoing over the fraud at Serco.",
        "Serco has admitted no fraud.",
        "Nothing in the report says that Serco committed fraud.",
        "The report contains no allegation of fraud against Serco.",
        "No allegations of fraud were made against Serco.",
        "No charges of fraud have been brought against Serco.",
        "The report does not allege that Serco underpaid its workers.",
        "Prosecutors decided not to charge Serco with bribery.",
        "Prosecutors dropped plans to charge Serco with bribery.",
        "If the court finds that Serco paid bribes, the deal will end.",
        "Critics could accuse Serco of bribery.",
        "The court ruled that Serco had not paid bribes.",
        "Rather than accusing Serco of fraud, the auditor praised it.",
        "Serco rejects the allegation that it paid bribes.",
        "Unlike Bolt Ltd, Serco was never fined for fraud.",
        "Few would accuse Serco of forced labour.",
        "Amnesty International, which does not accuse Serco of torture, asked for a reply.",
        "Serco is not under investigation for bribery.",
        "Serco is not complicit in torture.",
        "No regulator is investigating Serco over fraud.",
    ],
)
def test_a_denied_or_supposed_wrong_accuses_nobody(read: Read, text: str) -> None:
    assert read(text).controversies == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Council said no contract was awarded to Serco.",
        "None of the reports says that Serco won a £5 million contract from Kent County Council.",
        "Nobody says that Kent County Council signed a contract with Serco.",
        "Kent County Council never signed a £3 million contract with Serco.",
        "There is no contract between Serco and Kent County Council.",
        "Neither Kent County Council nor the Home Office has a contract with Serco.",
        "Kent County Council has yet to award Serco the £3 million contract.",
        "It is not true that Kent County Council signed a contract with Serco.",
        "It is unclear whether Kent County Council signed a £3 million contract with Serco.",
        "Kent County Council stopped short of signing a £3 million contract with Serco.",
        "Kent County Council denies that it has a contract with Serco.",
    ],
)
def test_a_denied_or_supposed_deal_is_no_contract(read: Read, text: str) -> None:
    assert read(text).contracts == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council did not cancel its contract with Serco despite allegations of fraud against Serco.",
        "Not only the union accuses Serco of wage theft.",
        "Nobody denies that Serco was fined for fraud by the High Court.",
        "Unite, which has no members there, accuses Serco of wage theft.",
        "The High Court found that Serco had not only polluted the river but bribed officials.",
        "The High Court found that Serco had paid bribes.",
        "Serco has no union and was fined for wage theft by the Crown Court.",
        "The Home Office did not know that Serco had been convicted of fraud.",
    ],
)
def test_a_negation_that_governs_something_else_leaves_the_accusation(read: Read, text: str) -> None:
    assert {one.vendor.name.removesuffix(".") for one in read(text).controversies} == {"Serco"}
