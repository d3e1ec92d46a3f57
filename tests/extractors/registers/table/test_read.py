"""Tables as councils publish them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from extractors.registers.opening import Input, Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken, Unreadable
from extractors.registers.table import Layout, propose, read_layout, read_table
from extractors.registers.table.read import Unclaimed
from extractors.registers.values import LeftOut
from graph.errors import WrongUse
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import Basis, ContractStatus, Role

Read = Callable[..., list[Taken | Skipped]]

SPEND: dict[str, Any] = {
    "kind": "spend",
    "dataset": "Norland payments",
    "publisher": "Norland County Council",
    "licence": "OGL v3",
    "buyer": "Norland County Council",
    "country": "GB",
    "currency": "GBP",
    "dates": "day_first",
    "columns": {
        "supplier": "Supplier Name",
        "amount": "Net Amount",
        "date": "Payment Date",
        "reference": "Transaction No",
        "title": "Purpose",
    },
}
HEADER = "Supplier Name,Payment Date,Net Amount,Transaction No,Purpose\n"


@pytest.fixture
def layout(tmp_path: Path) -> Callable[..., Layout]:
    def made(**fields: Any) -> Layout:
        path = tmp_path / "map.yml"
        path.write_text(yaml.safe_dump(SPEND | fields), "utf-8")
        return read_layout(path)

    return made


@pytest.fixture
def read(tmp_path: Path, layout: Callable[..., Layout]) -> Read:
    def reading(content: str | bytes, **fields: Any) -> list[Taken | Skipped]:
        path = tmp_path / "table.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        files = inputs([str(path)], limits=Limits(), told=lambda _: None)
        found = list(read_table(files, layout(**fields), Origin(), Gazetteer(), limits=Limits()))
        for one in found:
            if isinstance(one, Taken):
                check(one.document, one.claims)
        return found

    return reading


def _one(found: list[Taken | Skipped]) -> Taken:
    (taken,) = found
    assert isinstance(taken, Taken), taken
    return taken


def test_a_payment_is_a_claim_on_money_spent(read: Read) -> None:
    taken = _one(read(HEADER + 'Ashdown Care Ltd,03/04/2025,"£1,234.56",77,Care homes\n'))
    (claim,) = taken.claims

    assert (claim.amount, claim.currency, claim.basis) == (Decimal("1234.56"), "GBP", Basis.SPENT)
    assert (claim.status, claim.event_date) == (ContractStatus.ACTIVE, date(2025, 4, 3))
    assert [(role, mention.name) for role, mention in claim.names] == [
        (Role.BUYER, "Norland County Council"),
        (Role.VENDOR, "Ashdown Care Ltd"),
    ]
    assert claim.publisher == "Norland payments"
    assert taken.document.licence == "OGL v3"
    assert taken.document.text == (
        "Register: Norland payments\n"
        "Payment: GBP 1,234.56\n"
        "Entry: 77 (status active)\n"
        "Title: Care homes\n"
        "Buyer: Norland County Council (GB)\n"
        "Supplier: Ashdown Care Ltd\n"
        "Paid on: 2025-04-03\n"
    )


def test_lines_of_one_invoice_are_two_payments(read: Read) -> None:
    found = read(HEADER + "Ashdown Care Ltd,03/04/2025,5,77,Homes\nAshdown Care Ltd,03/04/2025,6,77,Travel\n")

    assert len({one.claims[0].register_id for one in found if isinstance(one, Taken)}) == 2


def test_rows_of_one_award_with_several_suppliers_are_one_contract(read: Read) -> None:
    found = read(
        HEADER + "Ashdown Care Ltd,03/04/2025,5,77,Homes\nBrockley Ltd,03/04/2025,5,77,Homes\n", kind="award"
    )

    assert [one.claims[0].register_id for one in found if isinstance(one, Taken)] == [
        "Norland payments/77"
    ] * 2


def test_prose_before_the_header_is_passed_over_and_the_header_repeated_is_no_row(read: Read) -> None:
    table = (
        "Norland County Council\n\nPayments over £500, April 2025,,,,\n"
        + HEADER
        + "Ashdown Care Ltd,03/04/2025,5,1,x y\n"
        + HEADER.upper()
        + ",,,,\nBrockley Ltd,03/04/2025,6,2,x y\n"
    )
    first, repeated, second = read(table)

    assert isinstance(first, Taken)
    assert isinstance(repeated, Skipped)
    assert repeated.expected
    assert isinstance(second, Taken)
    assert second.where.endswith("row 8")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Total,,999,,", Unclaimed.TOTAL),
        (",GRAND TOTAL:,999,,", Unclaimed.TOTAL),
        ("Sub-total for April,,999,,", Unclaimed.TOTAL),
        ("REDACTED PERSONAL DATA,03/04/2025,5,1,x", Unclaimed.HIDDEN),
        ("Name withheld,03/04/2025,5,1,x", Unclaimed.HIDDEN),
        ("Mrs J Roe,03/04/2025,5,1,x", Unclaimed.PERSON),
        ("Ashdown Care Ltd,03/04/2025,(50.00),1,x", Unclaimed.REFUND),
    ],
)
def test_rows_that_claim_nothing_are_counted_and_are_no_failure(
    read: Read, row: str, reason: Unclaimed
) -> None:
    (skipped,) = read(HEADER + row + "\n")

    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.expected) == (reason, True)


@pytest.mark.parametrize("name", ["Total Gas & Power Ltd", "TotalEnergies SE", "Confidence Cleaning Ltd"])
def test_a_company_that_is_called_like_a_sum_is_a_company(read: Read, name: str) -> None:
    taken = _one(read(HEADER + f"{name},03/04/2025,5,1,x\n"))

    assert taken.claims[0].names[1][1].name == name


def test_a_day_that_may_be_two_is_left_out_and_told_where_the_map_is_silent(read: Read) -> None:
    taken = _one(read(HEADER + "Ashdown Care Ltd,03/04/2025,5,1,x y\n", dates=None))

    assert taken.claims[0].event_date is None
    assert [note.reason for note in taken.notes] == [LeftOut.DATE]
    assert "day_first" in taken.notes[0].why


def test_a_currency_against_the_sign_of_the_amount_is_left_out(read: Read) -> None:
    taken = _one(read(HEADER + "Ashdown Care Ltd,03/04/2025,€5,1,x y\n"))

    assert taken.claims[0].amount is None
    assert [note.reason for note in taken.notes] == [LeftOut.CURRENCY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_any_usual_way_of_writing_a_table_is_read(read: Read, encoding: str, end: str, sign: str) -> None:
    table = HEADER + "Société Ashdown – Care,03/04/2025,£5,1,x y\n"
    taken = _one(read(table.replace(",", sign).replace("\n", end).encode(encoding)))

    assert taken.claims[0].names[1][1].name == "Société Ashdown – Care"
    assert taken.claims[0].amount == 5


def test_a_cell_of_several_lines_stays_one_cell(read: Read) -> None:
    taken = _one(read(HEADER + '"Ashdown\nCare Ltd",03/04/2025,5,1,"x, ""y"""\n'))

    assert taken.claims[0].names[1][1].name == "Ashdown Care Ltd"


def test_a_row_with_a_cell_too_many_is_reported(read: Read) -> None:
    (skipped,) = read(HEADER + "Ashdown, Care Ltd,03/04/2025,5,1,x\n")

    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.expected) == (Unreadable.NOT_A_RECORD, False)


def test_a_quote_that_never_ends_is_reported_and_swallows_no_memory(read: Read) -> None:
    found = read(HEADER + "Ashdown Care Ltd,03/04/2025,5,1,x y\n" + 'Brockley,"03' + "/04,\n" * 200_000)

    assert isinstance(found[0], Taken)
    assert isinstance(found[-1], Skipped)
    assert found[-1].reason is Unreadable.BROKEN


def test_a_table_without_a_column_of_the_map_is_wrong_use_and_names_both(read: Read) -> None:
    with pytest.raises(WrongUse, match=r"missing: net amount.*Betrag"):
        read("Supplier Name,Payment Date,Betrag,Transaction No,Purpose\nx,,,,\n")


def test_a_company_number_makes_a_vendor_known(read: Read) -> None:
    columns = SPEND["columns"] | {"supplier_id": "CRN"}
    table = HEADER.replace("Purpose", "Purpose,CRN") + "Ashdown Care Ltd,03/04/2025,5,1,x y,01234567\n"
    taken = _one(read(table, columns=columns, supplier_scheme="GB-COH", buyer_id="GB-LAE:NOR"))

    assert taken.claims[0].names[1][1].identifiers == ("GB-COH:01234567",)
    assert taken.claims[0].accepted_by_rule


def test_statuses_mean_what_the_map_says(read: Read) -> None:
    columns = SPEND["columns"] | {"status": "State"}
    table = HEADER.replace("Purpose", "Purpose,State") + "A Care Ltd,,5,1,x y,Live\nB Care Ltd,,5,2,x y,Odd\n"
    live, odd = read(table, kind="award", columns=columns, status={"live": "active"})

    assert isinstance(live, Taken)
    assert isinstance(odd, Taken)
    assert (live.claims[0].status, odd.claims[0].status) == (ContractStatus.ACTIVE, ContractStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"colums": {}}, "colums"),
        ({"kind": "gift"}, "kind"),
        ({"columns": {"amount": "x"}}, "supplier"),
        ({"licence": "CHANGE ME"}, "fill in licence"),
    ],
)
def test_a_map_that_is_wrong_is_refused_with_the_field(
    layout: Callable[..., Layout], fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(WrongUse, match=message):
        layout(**fields)


def _workbook(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_with_its_own_dates_and_numbers(read: Read) -> None:
    rows = [
        ["Payments"],
        HEADER.strip().split(","),
        ["Ashdown Care Ltd", date(2025, 4, 3), 1234.56, 77, "Homes x"],
    ]
    taken = _one(read(_workbook(rows), dates=None))

    assert (taken.claims[0].amount, taken.claims[0].event_date) == (Decimal("1234.56"), date(2025, 4, 3))
    assert "Entry: 77 " in taken.document.text


def test_a_workbook_that_is_damaged_is_reported(read: Read) -> None:
    packed = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(_workbook([HEADER.strip().split(",")])))
    with whole, zipfile.ZipFile(packed, "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, whole.read(name).replace(b"<row", b"<&row"))

    found = read(packed.getvalue())

    assert [one.reason for one in found if isinstance(one, Skipped)] == [Unreadable.BROKEN]


def test_a_sheet_that_is_not_there_is_wrong_use(read: Read) -> None:
    with pytest.raises(WrongUse, match="no sheet 'June'"):
        read(_workbook([HEADER.strip().split(",")]), sheet="June")


def test_a_proposed_map_reads_the_table_that_it_was_proposed_for(read: Read, tmp_path: Path) -> None:
    table = (
        "Payments over £500\n"
        "Body Name,Supplier Name,Date Paid,Net Amount,Transaction Number,Expense Type,Postcode\n"
        'Norland,Ashdown Care Ltd,23/04/2025,"£1,234.56",77,Care homes,X1\n'
        'Norland,Brockley Ltd,03/04/2025,"£5.00",78,Cleaning floors,X1\n'
    )
    proposed = propose(Input("t.csv", iter([table.encode()])), limits=Limits())
    content = yaml.safe_load(proposed)

    assert content["columns"] == {
        "supplier": "Supplier Name",
        "buyer": "Body Name",
        "amount": "Net Amount",
        "date": "Date Paid",
        "reference": "Transaction Number",
        "title": "Expense Type",
    }
    assert (content["kind"], content["dates"], content["currency"]) == ("spend", "day_first", "GBP")
    assert "# Columns that are not used: Postcode" in proposed
    found = read(table, **(content | {key: "GB" for key, value in content.items() if value == "CHANGE ME"}))
    assert [one.claims[0].amount for one in found if isinstance(one, Taken)] == [
        Decimal("1234.56"),
        Decimal(5),
    ]


def test_a_table_without_suppliers_gets_no_map() -> None:
    with pytest.raises(WrongUse, match="no column that is known to name suppliers"):
        propose(Input("t.csv", iter([b"a,b,c\n1,2,3\n"])), limits=Limits())
