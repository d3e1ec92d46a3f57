"""Nothing of a person's own table is lost or changed."""

from pathlib import Path

import openpyxl
import pytest

from api.screening.sheets import open_sheet
from api.screening.suppliers import Chosen, columns, lines
from graph.errors import EmptyDocument, NotFetched, NotText, WrongUse

ADDED = ("outcome", "why")
CHOSEN = Chosen()


def _copied(path: Path, cells: dict[int, list[str]], chosen: Chosen = CHOSEN) -> Path:
    table = open_sheet(path, chosen.header, encoding=None, sheet=None)
    target = path.with_name(f"copy{path.suffix}")
    table.write(
        target, header=columns(table.rows, chosen).header, names=ADDED, cells=cells, about=[("no hit", "x")]
    )
    return target


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_comes_back_as_it_was_with_columns_added(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "list.csv"
    own = ["No", "Supplier", "Note"], ["00042", "  Acme  Ltd ", "=1+1"], ["7", 'A "B" Ltd', "+44 20"], []
    path.write_bytes("".join(sign.join(_quoted(cell) for cell in row) + "\r\n" for row in own).encode())

    copy = _copied(path, {1: ["no_match", "=cmd()"], 2: ["no_match", "ok"]})

    text = copy.read_bytes().decode("utf-8")
    assert text == (
        f"No{sign}Supplier{sign}Note{sign}outcome{sign}why\r\n"
        f"00042{sign}  Acme  Ltd {sign}=1+1{sign}no_match{sign}'=cmd()\r\n"
        f'7{sign}"A ""B"" Ltd"{sign}+44 20{sign}no_match{sign}ok\r\n'
        "\r\n"
    )


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell else cell


def test_added_cells_stand_right_of_the_widest_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title of the list\nSupplier,No\nAcme Ltd,1,extra,cells\nBeta Ltd\n", "utf-8")

    copy = _copied(path, {3: ["no_match", "ok"]})

    assert copy.read_text("utf-8").splitlines() == [
        "Title of the list", "Supplier,No,,,outcome,why", "Acme Ltd,1,extra,cells", "Beta Ltd,,,,no_match,ok",
    ]  # fmt: skip


def test_a_list_of_names_alone_keeps_its_commas(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Supplier\nSmith, Jones & Co Ltd\n", "utf-8")

    table = open_sheet(path, Chosen().header, encoding=None, sheet=None)

    (line,) = lines(table.rows, columns(table.rows, Chosen()))
    assert line.name == "Smith, Jones & Co Ltd"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_found_and_the_copy_is_utf8(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Supplier;Land\nMüller & Söhne GmbH;DE\n".encode(encoding))

    copy = _copied(path, {1: ["no_match", "–"]})

    assert copy.read_text("utf-8-sig").splitlines()[1] == "Müller & Söhne GmbH;DE;no_match;–"


def test_a_workbook_keeps_zeros_formulas_formats_and_sheets(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.append(["No", "Supplier", "Sum"])
    page.append(["00042", "Acme Ltd", "=1+1"])
    page["C2"].number_format = "0.00"
    book.create_sheet("Other")["A1"] = "kept"
    book.save(path)

    copy = openpyxl.load_workbook(_copied(path, {1: ["published_concern", "=HYPERLINK(1)"]}))

    page = copy.worksheets[0]
    assert [cell.value for cell in page[2]] == [
        "00042",
        "Acme Ltd",
        "=1+1",
        "published_concern",
        "=HYPERLINK(1)",
    ]
    assert (page["A2"].data_type, page["C2"].data_type, page["E2"].data_type) == ("s", "f", "s")
    assert page["C2"].number_format == "0.00"
    assert copy["Other"]["A1"].value == "kept"
    assert copy["supplywatch"]["A1"].value == "no hit"


def test_numbers_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Supplier", "Companies House number"])
    book.active.append(["Acme Ltd", 7590785.0])
    book.save(path)

    table = open_sheet(path, Chosen().header, encoding=None, sheet=None)

    (line,) = lines(table.rows, columns(table.rows, Chosen()))
    assert line.asked is not None and line.asked.profile.identifiers == {"GB-COH:07590785"}


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", EmptyDocument, "is empty"),
        (b'Supplier,Note\nA Ltd,x\n"B Ltd,y\nC Ltd,z\n', NotText, "row 3 opens a quotation mark"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, NotText, "save it as XLSX"),
        (b"PK\x03\x04 broken", NotText, "no sound workbook"),
        (None, NotFetched, "check the path"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(
    tmp_path: Path, content: bytes | None, error: type[Exception], says: str
) -> None:
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(error, match=says):
        open_sheet(path, Chosen().header, encoding=None, sheet=None)


def test_a_table_without_a_known_column_names_those_it_has(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("A,B\n1,2\n", "utf-8")
    table = open_sheet(path, Chosen().header, encoding=None, sheet=None)

    with pytest.raises(WrongUse, match=r"“A”, “B”.*--name-column"):
        columns(table.rows, Chosen())
