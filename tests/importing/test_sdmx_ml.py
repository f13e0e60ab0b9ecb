"""Code lists of SDMX-ML: names, parents and ids as each version writes them, what is left out, and what is refused."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.cli import main
from check_data.importing.carried import Left
from check_data.importing.code_list import CodeList
from check_data.importing.sdmx_ml import read
from check_data.not_runnable import NotRunnable

MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
HEAD = f'<m:Structure xmlns:m="{MESSAGE}/message" xmlns:s="{MESSAGE}/structure" xmlns:c="{MESSAGE}/common">'


def structure(*lists: str, rest: str = "") -> str:
    codes = "\n".join(lists)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{HEAD}<m:Structures>\n{codes}\n{rest}</m:Structures></m:Structure>"


def codelist(*codes: str, name: str = "CL_AREA") -> str:
    return f'<s:Codelist id="{name}" agencyID="X" version="1.0"><c:Name>Areas</c:Name>\n{"".join(codes)}</s:Codelist>'


def code(of: str, *names: tuple[str, str], parent: str = "", more: str = "") -> str:
    told = "".join(f'<c:Name xml:lang="{language}">{escape(said)}</c:Name>' for language, said in names)
    above = f"<s:Parent><Ref id={quoteattr(parent)}/></s:Parent>" if parent else ""
    return f"<s:Code id={quoteattr(of)}>{told}{more}{above}</s:Code>\n"


def test_names_and_parents_of_2_1() -> None:
    found = read(
        structure(codelist(code("N", ("en", "North")), code("N1", ("en", "Upper\n North"), parent="N"))), "a.xml"
    )
    assert found.text == "code,name,parent\nN,North,\nN1,Upper North,N\n"
    assert not found.left


def test_codes_of_2_0_are_values_with_descriptions() -> None:
    told = '<CodeList id="CL"><Name>x</Name><Code value="A" parentCode="B"><Description>Aa</Description></Code>'
    found = read(
        f'<Structure>{told}<Code value="B"><Description>Bb</Description></Code></CodeList></Structure>', "a.xml"
    )
    assert found == CodeList((("code", "name", "parent"), ("A", "Aa", "B"), ("B", "Bb", "")), ())


def test_parents_of_3_0_are_texts() -> None:
    text = "<Codelist id='CL'><Code id='A'><Parent>B</Parent></Code><Code id='B'><Name>b</Name></Code></Codelist>"
    assert read(text, "a.xml").rows == (("code", "name", "parent"), ("A", "", "B"), ("B", "b", ""))


def test_english_is_taken_where_there_is_some_and_others_are_listed() -> None:
    found = read(structure(codelist(code("N", ("fr", "Nord"), ("en", "North")), code("S", ("fr", "Sud")))), "a.xml")
    assert found.text == "code,name\nN,North\nS,Sud\n"
    assert found.left == (Left(4, "CL_AREA", "names in fr; those in en are taken"),)


def test_the_first_language_is_taken_where_there_is_no_english() -> None:
    found = read(structure(codelist(code("N", ("fr", "Nord"), ("it", "Nordo")))), "a.xml")
    assert found.text == "code,name\nN,Nord\n"
    assert found.left == (Left(4, "CL_AREA", "names in it; those in fr are taken"),)


def test_descriptions_and_other_structures_are_listed() -> None:
    more = "<c:Description>Where it is cold</c:Description>"
    other = '<s:ConceptScheme id="C"><s:Concept id="X"/></s:ConceptScheme>\n<s:ConceptScheme id="D"/>\n'
    hierarchy = (
        '<s:HierarchicalCodelist id="H"><s:HierarchicalCode id="1"><s:Code><Ref id="N"/></s:Code></s:HierarchicalCode>'
    )
    rest = f"{other}{hierarchy}</s:HierarchicalCodelist>"
    found = read(structure(codelist(code("N", ("", "North"), more=more)), rest=rest), "a.xml")
    assert found.text == "code,name\nN,North\n"
    assert found.left == (
        Left(6, "", "ConceptScheme is no code list"),
        Left(8, "", "HierarchicalCodelist is no code list"),
        Left(4, "CL_AREA", "descriptions of 1 codes"),
    )


def test_what_is_wrong_with_codes_is_listed_as_in_tables() -> None:
    codes = (code("A", parent="Z"), code(""), code("A"), code("B", parent="B"))
    found = read(structure(codelist(*codes)), "a.xml")
    assert found.rows == (("code", "name", "parent"), ("A", "", "Z"), ("B", "", "B"))
    assert found.left == (
        Left(5, "", "has no code"),
        Left(6, "A", "stands twice; the first is taken"),
        Left(4, "A", "its parent Z is no code"),
        Left(7, "B", "is above itself"),
    )


TWO = structure(codelist(code("N"), name="CL_A"), codelist(code("M"), name="CL_B"))


def test_one_of_several_is_taken_by_its_id() -> None:
    assert read(TWO, "a.xml", "CL_B").text == "code,name\nM,\n"


@pytest.mark.parametrize(
    ("text", "wanted", "told"),
    [
        (TWO, None, "a.xml:1: several code lists: CL_A, CL_B; say which one with --list"),
        (TWO, "CL_C", "a.xml:1: no code list 'CL_C'; there are CL_A, CL_B"),
        ("<a>\n<b></a>", None, "a.xml:2: no XML: mismatched tag"),
        ("", None, "a.xml:1: no XML: no element found"),
        ("<Structure/>", None, "a.xml:1: no code list of SDMX"),
        (structure(codelist()), None, "a.xml:1: no codes"),
        ("\n<!DOCTYPE x [<!ENTITY a 'b'>]>\n<x>&a;</x>", None, "a.xml:2: declares a document type"),
        ("<!DOCTYPE x SYSTEM 'file:///etc/hosts'><x/>", None, "a.xml:1: declares a document type"),
    ],
)
def test_what_can_not_be_read_is_told_in_one_line(text: str, wanted: str | None, told: str) -> None:
    with pytest.raises(NotRunnable) as error:
        read(text, "a.xml", wanted)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


PLAIN = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=5)


@given(st.dictionaries(PLAIN, PLAIN, min_size=1, max_size=5))
def test_every_code_comes_over_with_its_name(codes: dict[str, str]) -> None:
    found = read(structure(codelist(*(code(each, ("en", name)) for each, name in codes.items()))), "a.xml")
    assert found == CodeList((("code", "name"), *codes.items()), ())


def test_the_command_writes_a_table_that_rules_may_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "areas.xml"
    path.write_text(TWO, encoding="utf-8")
    assert main(["import", str(path), "--to", str(tmp_path), "--list", "CL_A", "--name", "areas"]) == 0
    assert (tmp_path / "data" / "areas.csv").read_text(encoding="utf-8") == "code,name\nN,\n"
    assert main(["import", str(path)]) == 2
    assert "say which one with --list" in capsys.readouterr().err


def test_a_list_is_no_option_for_other_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("code\nN\n", encoding="utf-8")
    assert main(["import", str(path), "--list", "CL_A"]) == 2
    assert "--list CL_A: only SDMX-ML files (.xml) hold several code lists" in capsys.readouterr().err
