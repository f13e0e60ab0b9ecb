"""Which slip explains a finding, from a text and from a project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.findings import Suggestion
from check_data.runner import run
from check_data.texts import lint, lint_bytes
from tests.helpers import project

SUM = "figure,quote,unit\nmembers,3521名,人\nserving,2186人,人\nretired,772人,人\nunposted,536人,人\n"
ADDS_UP = '[adds-up]\nholds = "members == serving + retired + unposted"\n'


def suggested(text: str) -> list[tuple[str, str] | None]:
    report = lint_bytes(text.encode(), "a.md", settings=Configuration(language="en"))
    assert report.findings
    return [
        (each.figures[each.suggestion.figure].quote, each.suggestion.quote) if each.suggestion else None
        for each in report.findings
    ]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("any of several figures may be wrong", "新增15例（甲市5例、乙市4例、丙市4例）。"),
        ("either of two may be", "# 186家企业复工\n\n168家企业复工。\n"),
        ("a rounded total or one of its parts", "There were 1.2 million people: 701,000 men and 409,000 women."),
        ("more than one slip", "新增1500例（甲市55例、乙市44例）。"),
        ("a date or its weekday", "2020年2月20日星期五。"),
        ("a date or its weekday, in English", "It was Friday, 20 February 2020."),
        ("a range that runs backwards", "产能45只至35只。"),
        ("the day that ends a range is no quote of its own", "2020年2月15日至12日。"),
        ("a range of dates that runs backwards", "2020年2月15日至2020年2月12日。"),
        ("a count or the number of the last item", "四项措施：一是扫码，二是消毒，三是测温。"),
        (
            "a nought of a table has no digits",
            "| 地区 | 例 |\n|---|---|\n| 甲 | 0 |\n| 乙 | 2 |\n| 丙 | 1 |\n| 合计 | 4 |\n",
        ),
    ],
)
def test_not_suggested(why: str, text: str) -> None:
    assert set(suggested(text)) == {None}, why


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("累计1234例，其中甲市1024例，乙市201例。", [("201例", "210例")]),
        ("新增1263例（甲市505例、乙市504例、丙市227例）。", [("1263例", "1236例")]),
        ("There were 30 firms, of which 11 were small and 91 were large.", [("91", "19")]),
        # The part is also in a sum that holds: the whole must be wrong.
        ("# 186家企业复工\n\n186家企业复工。\n\n全市168家（甲市105家、乙市81家）企业复工。\n", [("168家", "186家")]),
        # A table is taken by its digits.
        (
            "| 地区 | 例 | 人 | 户 |\n|---|---|---|---|\n| 甲 | 1024 | 3 | 15 |\n"
            "| 乙 | 201 | 4 | 16 |\n| 合计 | 1234 | 7 | 31 |\n",
            [("201", "210")],
        ),
        # Marks of thousands may mean rounded amounts, whose total may be a unit apart.
        (
            "| 地区 | 例 | 人 | 户 |\n|---|---|---|---|\n| 甲 | 1,024 | 3 | 15 |\n"
            "| 乙 | 207 | 4 | 16 |\n| 合计 | 1,294 | 7 | 31 |\n",
            [("207", "270")],
        ),
    ],
)
def test_suggested(text: str, pairs: list[tuple[str, str]]) -> None:
    assert suggested(text) == pairs


def test_of_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, SUM, ADDS_UP)
    assert main([str(folder), "--output-format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["suggestion"], finding["suggested_figure"]) == ("563人", 3)
    for language, says in (("en", "    536人: perhaps 563人\n"), ("zh", "    536人或为563人\n")):
        assert main([str(folder), "--language", language]) == 1
        assert says in capsys.readouterr().out


def test_other_checks_must_hold_too(tmp_path: Path) -> None:
    """536 is printed twice, and each other figure would need two slips."""
    table = SUM + "printed_again,536人,人\n"
    folder = project(tmp_path, table, ADDS_UP + '[same]\nholds = "unposted == printed_again"\n')
    (finding,) = run(folder).findings
    assert finding.suggestion is None
    table = "figure,quote\na,12\nb,13\nc,13\nwhole,25\n"
    folder = project(tmp_path, table, '[one]\nholds = "a == b"\n')
    assert run(folder).findings[0].suggestion is None
    folder = project(tmp_path, table, '[one]\nholds = "a == b"\n[two]\nholds = "b == c"\n')
    assert [each.suggestion for each in run(folder).findings] == [Suggestion(0, "13")]
    folder = project(
        tmp_path, table, '[one]\nholds = "a == b"\n[two]\nholds = "b == c"\n[three]\nholds = "a + c == whole"\n'
    )
    assert [each.suggestion for each in run(folder).findings] == [None]


@pytest.mark.parametrize(
    ("why", "table", "checks"),
    [
        (
            "lower and upper say more than the quote",
            "figure,quote,lower,upper\na,12,11,11\nb,13,,\n",
            'holds = "a == 13"',
        ),
        ("a reading without a quote", "figure,quote,lower,upper\na,,11,11\nb,13,,\n", 'holds = "a == 13"'),
        ("order is held by many", "figure,quote\na,12\nb,13\n", 'holds = "a > b"'),
        ("nothing that the figure could say helps", "figure,quote\na,12\nb,13\n", 'holds = "a - a + b == 8"'),
        ("rounded only", "figure,quote,unit\na,1400名,人\nb,1407名,人\n", 'holds = "a == b"'),
        (
            "too long a sum",
            "figure,quote\nwhole,263\n" + "".join(f"f{n},{'200' if n == 1 else '1'}\n" for n in range(1, 31)),
            f'holds = "whole == {" + ".join(f"f{n}" for n in range(1, 31))} + 7"',
        ),
    ],
)
def test_of_a_project_not_suggested(why: str, table: str, checks: str, tmp_path: Path) -> None:
    (finding,) = run(project(tmp_path, table, f"[one]\n{checks}\n")).findings
    assert finding.suggestion is None, why


def test_non_linear_checks_and_dates(tmp_path: Path) -> None:
    table = (
        "figure,quote,unit\npart,52家,家\nwhole,80家,家\nrate,56%,%\nfirst,2020年2月1日,date\nlast,2020年2月12日,date\n"
    )
    checks = '[share]\nholds = "share(part, whole) == rate"\n[gap]\nholds = "days(first, last) == 20"\n'
    suggestions = {each.check: each.suggestion for each in run(project(tmp_path, table, checks)).findings}
    assert suggestions == {"share": Suggestion(2, "65%"), "gap": Suggestion(1, "2020年2月21日")}


def test_units_of_two_scales(tmp_path: Path) -> None:
    table = "figure,quote,unit\ntrip,36小时,小时\nout,1天,天\nback,21小时,小时\n"
    report = run(project(tmp_path, table, '[time]\nholds = "trip == out + back"\n'))
    (finding,) = report.findings
    assert finding.suggestion == Suggestion(2, "12小时")


def test_a_divisor_that_may_be_anything(tmp_path: Path) -> None:
    """The whole of a share may be 0 while it is looked for."""
    table = "figure,quote\npart,50\nwhole,80\n"
    (finding,) = run(project(tmp_path, table, '[one]\nholds = "part / (whole - 8) == 1"\n')).findings
    assert finding.suggestion is None


def test_a_clean_text_does_not_import_repair(tmp_path: Path) -> None:
    program = "import sys; from check_data.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for text, imported in (
        ("新增12例（甲市5例、乙市4例、丙市3例）。", False),
        ("新增15例（甲市5例、乙市4例）。", True),
    ):
        path = tmp_path / "a.md"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True)
        assert ("check_data.repair" in done.stderr.decode().split()) is imported


def test_of_several_texts(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text("累计1234例，其中甲市1024例，乙市201例。", encoding="utf-8")
    report = lint([tmp_path])
    assert [each.suggestion for each in report.findings] == [Suggestion(2, "210例")] * 2
