"""Rule files of a project that include others, and stand for several checks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.project import load_project
from check_data.tables.agreeing import declared_for

COMMON = """
[parameters]
least = 0
[known]
holds = "country in countries.code"
["{c}"]
for = { c = "countries.code" }
holds = 'if country == "{c}" then total >= {least}'
"""
CHECKS = """include = ["common.toml"]
[adds-up]
holds = "total == sum(q*)"
[least]
for = { q = "q*" }
holds = "{q} >= {least}"
[parameters]
least = 1
"""
FILES = {
    "data/countries.csv": "code,name\nIT,Italy\nFR,France\nIT,Italia\n",
    "data/t.csv": "country,q1,q2,total\nIT,1,2,3\nFR,0,2,3\nXX,1,1,2\n",
    "checks/t.toml": CHECKS,
    "checks/common.toml": COMMON,
}


def project(folder: Path, **changed: str) -> Path:
    files = {**FILES, **{name.replace("__", "/").replace("_", "."): text for name, text in changed.items()}}
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(project(tmp_path)), "--output-format", "json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert sorted((each["check"], each["line"]) for each in found["findings"]) == [
        ("adds-up", 3), ("known", 4), ("least[q1]", 3),
    ]  # fmt: skip
    assert list(found["summary"]["returns"][1]["checks"]) == ["known", "IT", "FR", "adds-up", "least[q1]", "least[q2]"]
    assert not err


def test_a_list_of_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(
        tmp_path,
        data__t_csv="figure,quote\nq1,1\nq2,2\ntotal,4\n",
        checks__common_toml="[known]\nholds = 'q1 > {least}'",
        checks__t_toml=CHECKS.replace("[least]", "[parts]\nfor = { q = 'q*' }\nholds = '{q} <= total'\n[least]"),
    )
    assert main([str(folder), "--output-format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sorted({each["check"] for each in found["findings"]}) == ["adds-up", "known"]


def test_codes_are_no_columns_of_a_list_of_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(
        tmp_path,
        data__t_csv="figure,quote\nq_IT,1\nq_FR,2\nq,3\n",
        checks__t_toml='[parts]\nfor = { c = "countries.code" }\nholds = "q_{c} <= q"',
    )
    assert main([str(folder), "--output-format", "json"]) == 2  # common.toml is included by nobody
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["checks"]["agrees"] == 2
    assert [each["path"].rpartition("/")[2] for each in found["unread"]] == ["common.toml"]


def test_all_rules_that_can_not_be_used_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = (
        "[a]\nholds = 'q1 = 1'\n[b]\nholds = 'q1 > 0'\n[c]\nwhere = 'q1'\nhold = 1\n[d]\nlabel = 'x'\nholds = 'q1 <'\n"
    )
    folder = project(tmp_path, checks__t_toml=checks, checks__common_toml="")
    assert main([str(folder), "--output-format", "json"]) == 2
    unread = json.loads(capsys.readouterr().out)["unread"]
    assert [(each["line"], each["message"].partition("]")[0]) for each in unread if "t.toml" in each["path"]] == [
        (2, "[a"),
        (5, "[c"),
        (10, "[d"),
    ]
    assert main([str(folder), "--output-format", "gitlab"]) == 2
    issues = json.loads(capsys.readouterr().out)
    assert len({each["fingerprint"] for each in issues}) == len(issues) == len(unread)


@pytest.mark.parametrize("header", ["code", "code\nx", '"code"', "figure", "quote", "my code"])
def test_a_list_of_codes_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str) -> None:
    """A file of one column is a code list; a figures table without its other columns is still told as one."""
    (tmp_path / "data").mkdir()
    (tmp_path / "checks").mkdir()
    (tmp_path / "data/t.csv").write_text("country,id\nIT,1\nXX,2\n")
    (tmp_path / "data/list.csv").write_text(f"{header}\nIT\nFR\n")
    (tmp_path / "checks/t.toml").write_text("[c]\nholds = 'country in list.code'\n")
    listed = header in ("code", "code\nx", '"code"')
    assert main([str(tmp_path), "--output-format", "json"]) == (1 if listed else 2)
    said = capsys.readouterr()
    told = [each["message"].partition(":")[0] for each in json.loads(said.out)["findings"]]
    assert told == (["2"] if listed else [])
    assert listed or "a figures table has" in said.err


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"checks__common_toml": "include = ['t.toml']"}, "common.toml:1: include goes in a circle"),
        ({"checks__t_toml": "include = ['gone.toml']"}, "t.toml:1: include: {folder}/checks/gone.toml can't be read"),
        ({"checks__t_toml": "[a]\nfor = { q = 'z*' }\nholds = '{q} > 0'"}, "t.toml:1: [a] no column is named z*"),
        (
            {"checks__t_toml": "[a]\nfor = { c = 'countres.code' }\nholds = 'q1 > 0'"},
            "no table 'countres' in {folder}/data (did",
        ),
        ({"checks__t_toml": "[a]\nfor = { c = 'countries.cod' }\nholds = 'q1 > 0'"}, "no column 'cod'"),
        (
            {"checks__t_toml": "[a]\nholds = 'country in countries.cod'"},
            "[a] {folder}/data/countries.csv has no",
        ),
        ({"data__countries_csv": "code,name\n,x\n"}, "has no code in 'code'"),
    ],
)
def test_what_can_not_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], why: str
) -> None:
    folder = project(tmp_path, **change)
    assert main([str(folder)]) == 2
    assert why.replace("{folder}", str(folder)) in capsys.readouterr().err


def test_what_lies_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    folder = project(tmp_path / "in")
    secret = tmp_path / "secret.toml"
    secret.write_text("[x]\nholds = 'q1 > 0'")
    (folder / "checks/link.toml").symlink_to(secret)
    for included, why in (("../../secret.toml", "what is included lies below"), ("link.toml", "leads out of")):
        (folder / "checks/t.toml").write_text(f"include = ['{included}']")
        assert main([str(folder)]) == 2
        assert why in capsys.readouterr().err


def test_a_change_of_an_included_file_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHECK_DATA_NO_CACHE")
    folder = project(tmp_path)
    (folder / "checks/shared").mkdir()
    (folder / "checks/shared/one.toml").write_text("[one]\nholds = 'q1 >= 0'")
    (folder / "checks/t.toml").write_text("include = 'shared/one.toml'")
    (folder / "checks/common.toml").unlink()
    assert main([str(folder)]) == 0
    (folder / "checks/shared/one.toml").write_text("[one]\nholds = 'q1 >= 1'")
    assert main([str(folder)]) == 1


def test_rules_that_two_tables_include_are_read_once(tmp_path: Path) -> None:
    folder = project(tmp_path, data__u_csv=FILES["data/t.csv"], checks__u_toml="include = ['common.toml']")
    found = load_project(folder)
    assert [(each.name, len(each.form.declared)) for each in found.tables] == [("countries", 0), ("t", 6), ("u", 3)]
    assert not found.unread


def test_a_schema_takes_what_needs_no_table(tmp_path: Path) -> None:
    checks, _ = declared_for(project(tmp_path) / "schemas" / "t.py")
    assert [each.name for each in checks] == ["known"]
