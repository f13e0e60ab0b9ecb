"""Rule files of R's validate."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from check_data.agreement.declarations import read_checks
from check_data.cli import main
from check_data.importing.carried import Carried, Left, file_of
from check_data.importing.r_validate import read
from check_data.not_runnable import NotRunnable

FILE = """\
options:
  raise: none
  na.value: FALSE
  lin.eq.eps: 1.0e-8
---
rules:
-
  expr: turnover + other.rev == total.rev
  name: balance
  label: Revenues add up
  description: |
    Other revenue and turnover
    are all of it.
  created: 2024-03-01 10:00:00
  origin: cookbook
  meta:
    language: validate 1.1
    severity: warning
-
  expr: m := turnover - costs
- expr: m <= 2 * turnover
  name: margin
- expr: var_group(staff, vat) >= 0
  name: positive
- expr: var_group(a, b) <= var_group(c, d)
- expr: is_unique(id, year)
- expr: sales == sum_by(sales, by = region)
- expr: x <= 2 * sum_by(y, by = c(region, year))
- expr: part_whole_relation(value, labels = nace, whole = "TOTAL", by = c(region, year))
- expr: f(x) > 1
  name: margin
- expr: x > 0
  name: margin
  created: 2024-99-01
"""


def test_a_file() -> None:
    found = read(FILE, "rules.yaml")
    checks = {each.name: each for each in read_checks(file_of(found, "rules.yaml"), "checks/t.toml")}
    assert {name: each.expression.text for name, each in checks.items()} == {
        "balance": "turnover + `other.rev` == `total.rev`",
        "margin": "turnover - costs <= 2 * turnover",
        "positive[staff]": "staff >= 0",
        "positive[vat]": "vat >= 0",
        "V5[a, c]": "a <= c",
        "V5[a, d]": "a <= d",
        "V5[b, c]": "b <= c",
        "V5[b, d]": "b <= d",
        "V6": "unique(id, year)",
        "V7": "sales == sum(sales)",
        "V8": "x <= 2 * sum(y)",
        "V9": "value == sum(value)",
        "margin-2": "x > 0",
    }
    assert checks["balance"].about == {"label": "Revenues add up", "origin": "cookbook", "since": "2024-03-01"}
    assert checks["balance"].because == "Other revenue and turnover are all of it."
    assert checks["balance"].severity.label == "warning"
    assert checks["margin-2"].about == {"since": "2024-99-01"}
    assert checks["balance"].expression.rule is not None
    assert checks["balance"].expression.rule.absent == "fails"
    across = [checks[name].across for name in ("V7", "V8", "V9")]
    assert [each.by for each in across if each] == [("region",), ("region", "year"), ("region", "year")]
    assert across[2] is not None
    assert across[2].total_row == (("nace", "TOTAL"),)
    assert found.left == (
        Left(4, "lin.eq.eps", "an option of R; say tolerances with within"),
        Left(30, "margin", "f(…) is no function of the language"),
    )
    assert "# left out, line 30: margin: f(…) is no function of the language\n" in file_of(found, "rules.yaml")


def left(text: str) -> list[tuple[int, str, str]]:
    return [tuple(each) for each in read(text, "x.yaml").left]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("rules:\n- name: a\n- expr: [1]\n", [(2, "a", "has no expr"), (3, "V2", "has no expr")]),
        ("include: [other.yaml]\nrules:\n- expr: x > 0", [(1, "", "include: import those files by themselves")]),
        ("other: 3\nrules:\n- expr: x > 0", [(1, "other", "is no part of a file of validate")]),
        ("rules:\n- expr: x >\n", [(2, "V1", "a value is wanted, not 'the end'")]),
        ("rules:\n- expr: quantile(x) > 1", [(2, "V1", None)]),
        ("rules:\n- expr: x == sum_by(x, by = a) + sum_by(y, by = b)", [
            (2, "V1", "sums by several groups at once: write two checks"),
        ]),
        ("rules:\n- expr: x == sum_by(x, by = c('a'))", [(2, "V1", "c() is carried over with names of columns alone")]),
        ("rules:\n- expr: x == sum_by(x, by = 3)", [(2, "V1", None)]),
        ("rules:\n- expr: var_group() > 1", [(2, "V1", "var_group() is carried over with names of columns alone")]),
        ("rules:\n- expr: is_unique(x + 1)", [(2, "V1", "is_unique() is carried over with names of columns alone")]),
        ("rules:\n- expr: part_whole_relation(v, l, 'T', aggregator = mean)", [
            (2, "V1", "part_whole_relation() is carried over with values, labels, one whole and by alone"),
        ]),
        ("rules:\n- expr: part_whole_relation(v, l, x)", [
            (2, "V1", "part_whole_relation() is carried over with values, labels, one whole and by alone"),
        ]),
        ("rules:\n- expr: part_whole_relation(v, l, 'T', by = 3)", [(2, "V1", None)]),
        ("options: {na.value: NA}\nrules:\n- expr: part_whole_relation(v, l, 'T')\n"
         "- expr: part_whole_relation(v, l, 'T', by = g)", []),
    ],
)  # fmt: skip
def test_what_is_left_out(text: str, wanted: list[tuple[int, str, str | None]]) -> None:
    found = left(text)
    assert [each[:2] for each in found] == [each[:2] for each in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert other[2] in (one[2], None)
        assert one[2]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rules: [", "x.yaml:1: not YAML: "),
        ("\n\n\t- a", "x.yaml:3: not YAML: "),
        ("", "x.yaml:1: no rules"),
        ("a: 1", "x.yaml:1: no rules"),
        ("rules: x", "x.yaml:1: no rules"),
        ("- a", "x.yaml:1: no rules"),
        ("[" * 5000, "x.yaml:1: "),
        ("a: \x01", "x.yaml:1: not YAML"),
    ],
)
def test_what_can_not_be_used(text: str, why: str) -> None:
    with pytest.raises(NotRunnable) as raised:
        read(text, "x.yaml")
    assert str(raised.value).startswith(why)
    assert "\n" not in str(raised.value)


def test_repeated_parts_are_not_spelled_out() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(NotRunnable, match="no rules"):
        read(bomb, "x.yaml")


def test_tags_run_nothing() -> None:
    found: Carried = read("rules:\n- expr: !!python/object/apply:os.system ['touch ran']\n- expr: x > 0", "x.yaml")
    assert [each.reason for each in found.left] == ["has no expr"]


def test_without_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(NotRunnable, match=r"import of YAML needs PyYAML: pip install"):
        read(FILE, "x.yaml")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(FILE, encoding="utf-8")
    assert main(["import", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("# from rules.yaml\n\n[balance]\nholds = ")
    assert err.splitlines() == [
        f"check-data: {path}:4: lin.eq.eps: not carried over: an option of R; say tolerances with within",
        f"check-data: {path}:30: margin: not carried over: f(…) is no function of the language",
    ]
    path.write_text("rules:\n- expr: x > 0", encoding="utf-16")
    assert main(["import", str(path), "--to", str(tmp_path / "p"), "--name", "t"]) == 0
    assert capsys.readouterr() == ("", f"check-data: {path}: read as utf-16\n")
    assert (tmp_path / "p/checks/t.toml").read_text() == '# from rules.yaml\n\n[V1]\nholds = "x > 0"\n'
    assert main(["import", str(path), "--to", str(tmp_path / "p"), "--name", "t"]) == 2
    assert "checks/t.toml: is there already; name another one with --name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["none.yaml"], "none.yaml"),
        (["rules.txt"], "rules.txt: import reads .yaml, .yml, .vtl, .csv"),
        (["folder.yaml"], "folder.yaml"),
        (["rules.yaml", "--name", "a/b"], "--name a/b: the name of a table is wanted"),
        (["rules.yaml", "--name", ".."], "--name ..: the name of a table is wanted"),
        (["rules.yaml", "--to", "rules.yaml"], "can't be written"),
        (["latin.yaml"], "latin.yaml:1: "),
    ],
)
def test_what_can_not_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules.yaml").write_text("rules:\n- expr: x > 0")
    Path("latin.yaml").write_bytes(b"rules:\n- expr: x == '\x00\xff\xfe\x81'")
    Path("folder.yaml").mkdir()
    assert main(["import", *arguments]) == 2
    assert why in capsys.readouterr().err
