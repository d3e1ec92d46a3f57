import json
from pathlib import Path

from lxml import html

from extractors.evaluation import load_gold, score_documents
from extractors.evaluation.page import page

TEXT = "Ponds in trouble\n\nAcme <script>alert(1)</script> has a deal with Ponds. Critics call Bolt cruel.\nThe end."


def shown(folder: Path, prediction: dict[str, object]) -> html.HtmlElement:
    deal = "Acme <script>alert(1)</script> has a deal with Ponds."
    gold = {
        "contracts": [
            {"vendor": ["Acme"], "client": ["Ponds"], "value": None, "status": "active", "evidence": deal}
        ],
        "controversies": [],
        "tags": ["invented"],
    }
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "one.json").write_text(json.dumps(gold), "utf-8")
    golds = load_gold(folder)
    return html.document_fromstring(
        page(score_documents(golds, {"one": prediction}), golds, title="A <b> test")
    )


def test_what_was_missed_stands_marked_in_its_line(tmp_path: Path) -> None:
    tree = shown(tmp_path, {})

    (article,) = tree.xpath("//article[@class='missed']")[:1]
    (mark,) = article.xpath(".//mark")
    assert mark.text == "Acme <script>alert(1)</script> has a deal with Ponds."
    assert article.xpath(".//blockquote")[0].text_content().endswith("Critics call Bolt cruel.")
    assert tree.xpath("//script") == []
    assert tree.xpath("//h1")[0].text == "A <b> test"


def test_what_was_wrong_says_who_read_it_and_where(tmp_path: Path) -> None:
    start = TEXT.index("Critics")
    quote = "Critics call Bolt cruel."
    tree = shown(
        tmp_path,
        {
            "controversies": [
                {
                    "vendor": "Bolt", "category": "human_rights", "accuser": None, "stance": "alleged",
                    "confidence": 0.4, "rule": "call-cruel",
                    "evidence": [{"start": start, "end": start + len(quote), "quote": quote}],
                }
            ]
        },
    )  # fmt: skip

    wrong = tree.xpath("//article[@class='wrong']")[0]
    assert "Read by: call-cruel" in wrong.text_content()
    assert wrong.xpath(".//mark")[0].text == quote
    assert "not named" in wrong.text_content()
    assert tree.xpath("//*[local-name()='svg' and @role='img']")


def test_a_document_without_a_mistake_is_named_as_such(tmp_path: Path) -> None:
    said = {"vendor": "Acme", "client": "Ponds", "value": None, "status": "active", "confidence": 0.9}

    tree = shown(tmp_path, {"contracts": [said]})

    assert tree.xpath("//details") == []
    assert tree.xpath("//h2[.='Without a mistake']/following-sibling::p")[0].text == "one"
