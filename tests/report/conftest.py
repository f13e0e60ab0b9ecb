"""Reports on which every format is tried: the page, and projects and texts whose names and quotes are hostile."""

from pathlib import Path

import pytest

import check_data
from check_data.report.result import Report
from tests.helpers import ROOT, project

TABLE = """\
figure,quote,unit
占比,95%,%
整体,1400名,人
部分,1407名,人
甲,3521人,人
乙,3522人,人
缺,,人
"""
SCHEMA = """\
from pandera.pandas import DataFrameModel
from check_data import Count, figure

class Story(DataFrameModel):
    缺: Count = figure("人", nullable=True)
"""
CHECKS = """\
["50% of \\"all\\"\\nnext | <b>`x`</b> [y](z)"]
holds = "甲 == 乙"
because = "=SUM(A1); www.a.example, @b, $c$ ::error::d ]]> \\\\ \\u0007 \\ud7ff 𠮷🎉"
["约数"]
holds = "整体 == 部分"
because = "两处说的是同一件事"
[waived]
holds = "甲 == 乙 + 1"
waived = { reason = "in print, 更正见第二版", until = 2999-12-31 }
[for-good]
holds = "甲 == 乙 + 2"
severity = "note"
waived = { reason = "for good" }
[undetermined]
holds = "缺 == 甲"
[agrees]
holds = "占比 > 0.5"
"""
TEXTS = {
    "a, 50%:b.md": "# 全市新增15例\n\n𠮷🎉截至2月1日，新增15例（甲市5例、乙市4例、丙市4例）。\n",
    "b.txt": "The ferry carried 121 people (51 men, 39 women and 32 children). <script>\n",
}


@pytest.fixture(scope="session")
def page() -> Report:
    return check_data.run(ROOT)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository that the run stands in."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def hostile(here: Path) -> Report:
    """A project of hostile names."""
    project(here, TABLE, CHECKS, SCHEMA)
    return check_data.run(".")


@pytest.fixture
def texts(here: Path) -> Report:
    """Texts in both languages."""
    for name, text in TEXTS.items():
        (here / name).write_text(text, encoding="utf-8")
    return check_data.lint(list(TEXTS))


@pytest.fixture(params=["page", "hostile", "texts"])
def report(request: pytest.FixtureRequest) -> Report:
    made: Report = request.getfixturevalue(request.param)
    return made
