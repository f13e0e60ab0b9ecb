"""Tables of records on the page: verdicts a check as bars, and the records with findings, the worst first."""

from pathlib import Path

from check_data.report.formats import Options, render
from check_data.runner import run
from tests.report.html.reading import Element, parsed

TABLE = "id,t,a,b\nr1,3,1,2\nr2,9,1,2\n<i>r3,4,1,2\nr4,,1,2\nr5,3,1,2\n"
CHECKS = """
[sum]
holds = "t == a + b"
[big]
holds = "t < 8"
severity = "warning"
"""


def page_of(folder: Path, table: str = TABLE) -> Element:
    (folder / "data").mkdir()
    (folder / "checks").mkdir()
    (folder / "data" / "p.csv").write_text(table, encoding="utf-8")
    (folder / "checks" / "p.toml").write_text(CHECKS, encoding="utf-8")
    (folder / "check-data.toml").write_text('language = "en"\n[publication.p]\nkey = "id"\n', encoding="utf-8")
    return parsed(render("html", run(folder), Options()))


def rows(page: Element, number: int) -> list[list[str]]:
    table = page.one("main").all("table")[number]
    return [[" ".join(cell.text.split()) for cell in row.all() if cell.tag in ("th", "td")] for row in table.all("tr")]


def test_each_check_has_its_verdicts_and_the_worst_record_comes_first(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert rows(page, 0)[1:] == [
        ["sum", "disagrees 2 undetermined 1 agrees 2 share that disagrees 40.0000%"],
        ["big", "disagrees 1 undetermined 1 agrees 3 share that disagrees 20.0000%"],
    ]
    assert rows(page, 1)[1:] == [["r2", "2", "sum big"]]
    assert [row[:2] for row in rows(page, 2)[1:]] == [["r2", "2"], ["<i>r3", "1"]]
    assert rows(page, 2)[1][2] == "error sum: 1 + 2 = 3 ≠ 9 warning big: 9 ≥ 8"
    bars = [each.all("rect") for each in page.one("main").all("svg")]
    assert [[rect.classes[0] for rect in bar] for bar in bars] == [["b-bad", "b-open", "b-ok"]] * 2


def test_a_finding_leads_to_its_record(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    at = {row["id"] for row in page.one("main").all("tr") if row["id"]}
    links = {each["href"].removeprefix("#") for each in page.all("a", "jump")}
    assert links == at


def test_records_without_findings_have_no_list_of_them(tmp_path: Path) -> None:
    page = page_of(tmp_path, "id,t,a,b\nr1,3,1,2\n")
    assert len(page.one("main").all("table")) == 1
    assert "p: 1 record, 2 checks." in page.one("header").text


def test_a_finding_on_the_data_is_no_records(tmp_path: Path) -> None:
    page = page_of(tmp_path, "id,t,a,b\nr1,3,1,2\nr2,9,1,many\n")
    assert [each.text for each in page.all("p", "rule")] == ["CD106 cells-unfit", "CD201 declared-check"]
    assert [row[0] for row in rows(page, 1)[1:]] == ["r2"]
