"""The rules that the seed rows keep, checked on every row that ships."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import pytest

import seeds
from seeds import OrganisationRow

# ISO 3166-1 alpha-2, officially assigned, two letters each.
ISO_ALPHA_2 = frozenset(
    re.findall(
        "..",
        "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCR"
        "CUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHU"
        "IDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQ"
        "MRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI"
        "SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW",
    )
)
EXCEPTIONALLY_RESERVED = frozenset({"EU"})  # by the ISO 3166 maintenance agency, for the European Union

IDENTIFIER_FORMS: Mapping[str, re.Pattern[str]] = {
    # Companies House: eight characters, leading zeros kept.
    "GB-COH": re.compile(r"(?:\d{8}|[A-Z]{2}\d{6})"),
    "GB-CHC": re.compile(r"\d{6,7}"),
    "GB-SC": re.compile(r"SC\d{6}"),
    "XI-LEI": re.compile(r"[A-Z0-9]{18}\d{2}"),
    "XI-WIKIDATA": re.compile(r"Q[1-9]\d*"),
    "US-CIK": re.compile(r"\d{10}"),
}


def rows() -> tuple[OrganisationRow, ...]:
    return seeds.organisations()


def normalised(form: str) -> str:
    return re.sub(r"^the ", "", form.casefold().replace("&", "and"))


def forms(row: OrganisationRow) -> Iterator[str]:
    yield row.name
    yield from row.aliases
    yield from row.ambiguous


def test_the_public_bodies_cover_the_field() -> None:
    bodies = [row for row in rows() if row.kind == "public_body" and not row.media]

    countries = Counter(row.country for row in bodies)

    assert len(bodies) >= 900
    assert len(countries) >= 40
    assert countries["GB"] >= 350


def test_every_territorial_police_force_of_the_united_kingdom_is_known() -> None:
    names = [
        row.name
        for row in rows()
        if row.country == "GB" and re.search(r"Police|Constabulary", row.name) and not row.authority
    ]

    territorial = [name for name in names if re.fullmatch(r".*(Police|Constabulary|Police Service)", name)]

    assert len(territorial) >= 45


def test_keys_are_unique_and_plain() -> None:
    keys = [row.key for row in rows()]

    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", key)] == []


def test_a_key_begins_with_the_country_of_its_row() -> None:
    wrong = [row.key for row in rows() if row.country and not row.key.startswith(row.country.lower() + "-")]

    assert wrong == []


def test_countries_are_iso_codes() -> None:
    known = ISO_ALPHA_2 | EXCEPTIONALLY_RESERVED

    assert {row.country for row in rows() if row.country} <= known


def test_bodies_without_a_country_belong_to_many_states() -> None:
    prefixes = {row.key.split("-")[0] for row in rows() if row.country is None}

    assert prefixes <= {"un", "int"}


def test_no_form_is_empty_or_has_stray_white_space() -> None:
    wrong = [
        (row.key, form)
        for row in rows()
        for form in (row.key, *forms(row))
        if not form.strip() or form != " ".join(form.split())
    ]

    assert wrong == []


def test_no_row_repeats_a_form() -> None:
    wrong = [
        (row.key, form)
        for row in rows()
        for form, count in Counter((row.name, *row.aliases)).items()
        if count > 1
    ]

    assert wrong == []


def test_an_alias_is_not_also_ambiguous() -> None:
    wrong = [
        (row.key, alias)
        for row in rows()
        for alias in row.aliases
        if normalised(alias) in set(map(normalised, row.ambiguous))
    ]

    assert wrong == []


def test_a_form_that_two_organisations_share_is_ambiguous_in_both() -> None:
    users: defaultdict[str, list[OrganisationRow]] = defaultdict(list)
    for row in rows():
        for form in set(map(normalised, forms(row))):
            users[form].append(row)

    unmarked = [
        (form, row.key)
        for form, sharing in users.items()
        if len(sharing) > 1
        for row in sharing
        if form not in set(map(normalised, row.ambiguous))
    ]

    assert unmarked == []


def test_every_identifier_and_parent_has_a_page() -> None:
    bare = [row.key for row in rows() if (row.identifiers or row.parent) and not row.pages]
    idle = [row.key for row in rows() if row.pages and not (row.identifiers or row.parent)]

    assert (bare, idle) == ([], [])


def test_pages_name_a_publisher_and_an_address() -> None:
    wrong = [
        (row.key, page)
        for row in rows()
        for page in row.pages
        if not re.fullmatch(r"https?://[^\s]+\.[^\s]+", page.url) or not page.publisher.strip()
    ]

    assert wrong == []


def test_identifiers_have_the_form_of_their_scheme() -> None:
    wrong = []
    for row in rows():
        for identifier in row.identifiers:
            scheme, _, value = identifier.partition(":")
            form = IDENTIFIER_FORMS.get(scheme)
            if form is None or not form.fullmatch(value):
                wrong.append((row.key, identifier))

    assert wrong == []


def test_lei_check_digits_hold() -> None:
    values = [i.partition(":")[2] for row in rows() for i in row.identifiers if i.startswith("XI-LEI:")]

    # ISO 17442: the letters read as 10 … 35, the whole number leaves 1 modulo 97.
    assert [v for v in values if int("".join(str(int(c, 36)) for c in v)) % 97 != 1] == []


def test_no_identifier_belongs_to_two_organisations() -> None:
    counts = Counter(identifier for row in rows() for identifier in row.identifiers)

    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_parents_exist_and_make_no_circle() -> None:
    parents = {row.key: row.parent for row in rows()}
    assert [key for key, parent in parents.items() if parent is not None and parent not in parents] == []

    for key in parents:
        seen = [key]
        while (parent := parents[seen[-1]]) is not None:
            assert parent not in seen, f"{key}: circle of parents {seen}"
            seen.append(parent)


def test_a_malformed_row_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"kind": "company", "organisations": [{"key": "gb-x", "name": "X", "alias": ["Y"]}]}
    monkeypatch.setattr(seeds, "_load", lambda name: content)

    with pytest.raises(ValueError, match=r"vendors\.yml, row 'gb-x', field 'alias'"):
        seeds.organisations_of.__wrapped__("vendors.yml")
