"""The command as a user types it."""

import importlib
import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import check_data
from check_data import cli
from check_data.cli import main
from check_data.rules import RULES
from tests.helpers import ROOT, project

ROUNDED = "figure,quote,unit\nheadline,1400名,人\nworkers,1407名,人\nfree,3人,人\n"
CHECKS = '[insured]\nholds = "headline == workers"\nbecause = "both say it"\n'


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


PAGE = """\
error[CD201] firms-within-all does not hold, neither as stated nor as rounded
  --> data/hunnan.csv:10:23

      186家 ÷ 95% = 195 … 196 < 301家

    301家  resumed_and_producing  data/hunnan.csv:10  line 15
    186家  resumed                data/hunnan.csv:8   line 15
    95%    resumption_rate        data/hunnan.csv:9   line 15
    because: 186 firms at 95 % imply all large firms; 301 of the same kind cannot be among them

warning[CD201] insured-headline holds only if figures are rounded; as stated it does not
  --> data/hunnan.csv:50:18

      1200名 + 207名 = 1407 ≠ 1400名
      ≈ 1400名 = 1350 … 1450, 1200名 + 207名 = 1357 … 1457

    1400名  insured_headline   data/hunnan.csv:50  line 97
    1200名  community_workers  data/hunnan.csv:52  line 101
    207名   village_doctors    data/hunnan.csv:53  line 101
    because: the insured are the community workers and the village doctors

Findings: 1 error, 1 warning, 0 notes; 0 waived.
Checks:   26: 24 agree, 1 agree as rounded, 1 disagree, 0 undetermined.
Figures:  61: 44 in a check, 17 in none (--show-unchecked lists them).
"""


@pytest.mark.usefixtures("page")
def test_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert capsys.readouterr() == (PAGE, "")


@pytest.mark.usefixtures("page")
def test_the_readme_opens_with_what_the_page_gives() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert PAGE in readme
    assert readme.index(PAGE) < readme.index("pip install")


@pytest.mark.usefixtures("page")
def test_the_page_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "zh"]) == 1
    out = capsys.readouterr().out
    assert "错误[CD201] firms-within-all 不成立：按原数、按约数都不符" in out
    assert (
        "发现：错误 1，警告 1，提示 0；已豁免 0。\n核对：共 26 项，相符 24，按约数相符 1，不符 1，无法判定 0。" in out
    )


@pytest.mark.usefixtures("page")
def test_the_figures_that_no_check_names_are_listed_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--show-unchecked", "--output-format", "text"]) == 1
    out = capsys.readouterr().out
    listed = out.partition("In no check:\n")[2].partition("\n\n")[0].splitlines()
    assert len(listed) == 17
    assert out.endswith("17 in none.\n")


@pytest.mark.usefixtures("page")
def test_one_line_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-format", "concise", "--quiet"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[:3] for line in lines] == [
        ["data/hunnan.csv:10:23:", "error", "CD201"],
        ["data/hunnan.csv:50:18:", "warning", "CD201"],
    ]
    assert main(["--output-format", "concise"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 5


@pytest.mark.usefixtures("page")
def test_json_is_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    schema = json.loads(files("check_data.report").joinpath("findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    first = data["findings"][0]
    assert (first["check"], first["verdict"], first["line"]) == ("firms-within-all", "disagrees", 10)
    table = (ROOT / "data" / "hunnan.csv").read_text(encoding="utf-8")
    for cited in (cited for finding in data["findings"] for cited in finding["figures"]):
        assert table[cited["start"] : cited["end"]] == cited["quote"]
        assert table.splitlines()[cited["line"] - 1][cited["column"] - 1 :].startswith(cited["quote"])
    assert data["summary"]["checks"] == {"agrees": 24, "agrees as rounded": 1, "disagrees": 1, "undetermined": 0}
    assert len(data["summary"]["figures"]["unchecked"]) == 17
    assert json.loads(check_data.run(".").to_json()) == data


@pytest.mark.usefixtures("page")
def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0].split() == ["figure", "quote", "stated", "rounded", "place"]
    assert len(lines) == 1 + 61 + 1 + 1 + 26
    assert any(line.split()[:4] == ["financing", "近10亿元", "900000000", "…"] for line in lines)
    assert any(line.split()[:5] == ["resumption_rate", "95%", "94.5%", "…", "95.5%"] for line in lines)
    assert any(line.split()[:2] == ["firms-within-all", "disagrees"] for line in lines)


def test_list_of_what_is_missing_or_undetermined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "figure,quote,unit,lower,upper\na,,人,,\nb,,人,3,5\nc,0,人,,\n"
    folder = project(
        tmp_path, table, '[one]\nholds = "a == b"\n[two]\nholds = "b / c == 1"\n[three]\nholds = "b > c"\n'
    )
    assert main(["list", str(folder), "--color", "always"]) == 0
    out = capsys.readouterr().out
    assert "\x1b[35mone    undetermined  a figure is missing\x1b[0m" in out
    assert "\x1b[35mtwo    undetermined  a divisor may be 0\x1b[0m" in out
    assert "\x1b[32mthree  agrees" in out
    assert main(["list", str(folder), "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["verdict"] for each in listed["checks"]] == ["undetermined", "undetermined", "agrees"]
    assert [each["arithmetic"] for each in listed["checks"][:2]] == ["", ""]
    assert {(each["rule"], each["form"], each["severity"], each["confidence"]) for each in listed["checks"]} == {
        ("CD201", None, None, None)
    }


@pytest.mark.parametrize("code", sorted(RULES))
def test_explain(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code.lower()]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"# {code} {RULES[code].name}\n\n")
    assert "## What it does not report\n" in out


def test_explain_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CD999"]) == 2
    assert capsys.readouterr().err.startswith("check-data: no rule CD999; there are CD101, ")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"check-data {check_data.__version__}\n"
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for option in ("--output-format", "--select", "--ignore", "--fail-on", "--language", "--quiet", "--no-code"):
        assert option in told


@pytest.mark.parametrize(
    ("options", "code", "rules"),
    [
        ([], 0, 1),
        (["--fail-on", "warning"], 1, 1),
        (["--fail-on", "note"], 1, 1),
        (["--fail-on", "never"], 0, 1),
        (["--select", "CD1"], 0, 0),
        (["--select", "CD1, CD201"], 0, 1),
        (["--ignore", "CD201"], 0, 0),
        (["--select", "CD2", "--ignore", "CD201"], 0, 0),
    ],
)
def test_what_is_reported_and_what_fails(
    options: list[str], code: int, rules: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path, ROUNDED, CHECKS)
    assert main([str(folder), "-q", "--output-format", "concise", *options]) == code
    assert len(capsys.readouterr().out.splitlines()) == rules


def test_configured_and_overridden(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = 'language = "zh"\nfail-on = "warning"\nignore = ["CD1"]\nselect = ["CD2"]\nencoding = "gbk"\n'
    folder = project(tmp_path, ROUNDED, CHECKS, config=config)
    assert main([str(folder)]) == 1
    assert "警告[CD201]" in capsys.readouterr().out
    assert main([str(folder), "--fail-on", "error", "--language", "en", "--ignore", "CD3"]) == 0
    assert "warning[CD201]" in capsys.readouterr().out


def test_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, ROUNDED, '[always]\nholds = "headline <= 9000"\n')
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == (
        "No findings.\nChecks:   1: 1 agree, 0 agree as rounded, 0 disagree, 0 undetermined.\n"
        "Figures:  3: 1 in a check, 2 in none (--show-unchecked lists them).\n"
    )
    assert main([str(folder), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_remarks_go_to_stderr_unless_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, ROUNDED, '[always]\nholds = "headline <= 9000"\n')
    words = f"headline workers 1400名 1407名 3人 {'全区规模以上工业企业的情况' * 5}"
    (folder / "data" / "p.txt").write_bytes(words.encode("gb18030"))
    assert main([str(folder)]) == 0
    told = capsys.readouterr().err
    assert told == f"check-data: {folder / 'data/p.txt'}: read as gb18030\n"
    assert main([str(folder), "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_a_waiver_holds_until_its_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "figure,quote\na,3521\nb,3522\n"
    for until, code, shown in (("2999-01-01", 0, "waived until 2999-01-01: agreed"), ("2020-01-01", 1, "")):
        checks = f'[one]\nholds = "a == b"\nwaived = {{ reason = "agreed", until = {until} }}\n'
        folder = project(tmp_path, table, checks)
        assert main([str(folder)]) == code
        out, err = capsys.readouterr()
        assert shown in out
        assert ("warning[CD902] the waiver of one ended on 2020-01-01" in out) == bool(code)
        assert err == ""
    project(tmp_path, table, '[one]\nholds = "a == b"\nwaived = { reason = "agreed" }\n')
    assert main([str(tmp_path)]) == 0
    assert "    waived: agreed\nb" not in (out := capsys.readouterr().out)
    assert "    waived: agreed\n" in out
    assert "Findings: 0 errors, 0 warnings, 0 notes; 1 waived." in out
    assert main([str(tmp_path), "--output-format", "concise", "-q"]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(tmp_path), "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["waived"] == "agreed"


def test_several_publications(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, ROUNDED, CHECKS)
    (folder / "data" / "q.csv").write_text("figure,quote\nheadline,3\n", encoding="utf-8")
    (folder / "checks" / "q.toml").write_text('[insured]\nholds = "headline == 3"\n', encoding="utf-8")
    (folder / "data" / "r.csv").write_text("figure,quote\nx,3\n", encoding="utf-8")
    report = check_data.run(folder)
    assert {name: found.value for name, found in report.verdicts.items()} == {
        "p.insured": "agrees as rounded",
        "q.insured": "agrees",
    }
    assert [figure.name for figure in report.unchecked] == ["free", "x"]


def test_figures_as_a_frame(tmp_path: Path) -> None:
    table = (
        "figure,quote,unit,lower,upper,line\na,超过3家,家,,,7\nb,,家,,,\nc,"
        + "9" * 299
        + "万亿,,,,\nd,上限为5元,元,,,\n"
    )
    frame = check_data.run(project(tmp_path, table, '[one]\nholds = "a > 3"\n')).figures
    assert list(frame["figure"]) == ["a", "b", "c", "d"]
    assert frame["line"].isna().tolist() == [False, True, True, True]
    assert frame["stated_upper"].tolist()[0] == float("inf")
    assert frame["stated_lower"].tolist()[0] == 4
    assert frame["stated_lower"].isna().tolist() == [False, True, False, False]
    assert frame["rounded_upper"].tolist()[2] == float("inf")
    assert frame["rounded_lower"].tolist()[3] == float("-inf")


def test_control_characters_never_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = '[one]\nholds = "headline == workers + 9000"\nbecause = "\\u001b[2Jgone"\n'
    assert main([str(project(tmp_path, ROUNDED, checks))]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_the_command_in_a_process_of_its_own(environment: dict[str, str], options: list[str], coloured: bool) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "check_data", *options],
        cwd=ROOT,
        capture_output=True,
        env={**kept, **environment, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    text = done.stdout.decode()
    assert ("\x1b[" in text) is coloured
    if not coloured:
        assert text.replace("\r\n", "\n") == PAGE


def test_a_reader_who_has_left_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def write(self, text: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main([str(ROOT)]) == 2


@pytest.mark.filterwarnings("ignore:'check_data.__main__' found in sys.modules:RuntimeWarning")
def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "check_data", "--version"], capture_output=True, check=True, text=True)
    assert done.stdout == f"check-data {check_data.__version__}\n"
    # Imported, it does nothing.
    importlib.import_module("check_data.__main__")


def test_findings_without_arithmetic_and_unbounded_readings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, "figure,quote,unit\na,超过3人,家\n", CHECKS.replace("headline == workers", "a > 0"))
    assert main([str(folder)]) == 1
    first = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    assert len(first) == 3
    assert main([str(folder), "--output-format", "json"]) == 1
    cited = json.loads(capsys.readouterr().out)["findings"][0]["figures"][0]
    assert (cited["lower"], cited["upper"]) == (4, None)


@pytest.mark.parametrize("streams", [True, False])
def test_the_console_script_leaves_with_the_code_of_main(streams: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(cli, "main", lambda: 2)
    monkeypatch.setattr(os, "_exit", left.append)
    if not streams:
        monkeypatch.setattr(sys, "stdout", None)
    cli.command()
    assert left == [2]


def test_arguments_default_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["check-data", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("check-data ")


def test_nothing_heavy_is_imported_for_small_requests() -> None:
    program = "import sys; from check_data.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for options in (["--version"], ["--help"], ["explain", "CD201"]):
        done = subprocess.run([sys.executable, "-c", program, *options], capture_output=True, check=True, text=True)
        assert not {"pandas", "pandera", "numpy", "polars"} & set(done.stderr.split())
