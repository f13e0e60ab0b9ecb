"""Pages that the tests open: texts of our own in both languages, this project, and a hostile text."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from check_data.configuration import Configuration
from check_data.findings import Severity, Thresholds
from check_data.report.formats import Options, render
from check_data.runner import run
from check_data.texts import lint_bytes
from tests.helpers import ROOT

CHINESE = """\
# 湖滨市复工企业达352家，新增就业1.2万人

截至9月30日，全市企业共386家，其中复工352家。新增就业11860人（城镇8420人、农村3340人）。

## 三项措施减负担

三项措施：减免房租、缓缴社保、发放补贴。第三批补贴于2024年9月27日（星期四）到账。

| 区县 | 企业 | 复工 |
|---|---|---|
| 东湖区 | 120 | 112 |
| 西湖区 | 98 | 90 |
| 南城区 | 168 | 150 |
| 合计 | 386 | 353 |

日均接待近3000人次。
"""
ENGLISH = """\
# Harbour cranes move 1.4 million containers, up 12%

The port handled 1,412,000 containers in 2024, up 12% from 1,262,000 a year earlier.

Its ferry carried 121 people (51 men, 39 women and 32 children).

On Friday, 4 July 2024 the board approved four measures: longer hours, booking, night shifts and a rail link.

## Jobs

The port employs 5,200 people: 3,100 dockers, 1,250 drivers and 750 clerks. Of the 80 firms on the site, 52 (61%) hire.

About 300 people came.
"""
HOSTILE = """\
# <script>window.pwned = true</script><img src="https://example.org/a.png" onerror="window.pwned = true">

</script></noscript></style><!-- <svg onload=pwned=true> --> [x](javascript:window.pwned=true) <base href=//a.org>

{word} اختبار ١٢٣ מבחן \u202eabc\u202c &lt;b&gt; {{{{ 7 * 7 }}}}

全市新增15例（甲市5例、乙市4例、丙市4例）<iframe src=javascript:window.pwned=true></iframe>
""".format(word="无" * 900 + "W" * 900)
MANY = 120
"""Findings of `many`."""


@cache
def text(source: str, name: str = "a.md", language: str | None = None) -> str:
    """The page of a text."""
    settings = Configuration(language=language)
    return render("html", lint_bytes(source.encode(), name, settings=settings, today=date(2026, 11, 25)), Options())


@cache
def mixed() -> str:
    """The page of the English text with findings of every level: the day of the week is made a note."""
    report = lint_bytes(ENGLISH.encode(), "a.md", settings=Configuration(language="en"), today=date(2026, 11, 25))
    findings = [each._replace(severity=Severity.NOTE) if each.rule == "CD206" else each for each in report.findings]
    return render("html", report._replace(findings=tuple(findings)), Options())


@cache
def possible() -> str:
    """A page with many notes, and nothing else that is found."""
    settings = Configuration(language="en", thresholds=Thresholds(1.0, 1.0, 0.0))
    source = "全市新增15例（甲市5例、乙市4例、丙市4例）。\n\n" * MANY
    return render("html", lint_bytes(source.encode(), "a.md", settings=settings, today=date(2026, 11, 25)), Options())


@cache
def many() -> str:
    """A page with many findings of two rules in two stories."""
    sums = "全市新增15例（甲市5例、乙市4例、丙市4例）。\n\n"
    days = "2024年9月27日（星期四）。\n\n"
    return text(f"# 上篇\n\n{sums * (MANY // 2)}# 下篇\n\n{days * (MANY // 2)}", language="en")


@cache
def project() -> str:
    """The page of this repository's project: a table of figures."""
    return render("html", run(ROOT, code=False), Options())


@cache
def records() -> str:
    """The page of a table of records."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        for part, name, written in (
            ("data", "p.csv", "t,a,b\n3,1,2\n9,1,2\n4,1,2\n,1,2\n"),
            ("checks", "p.toml", '[sum]\nholds = "t == a + b"\n[small]\nholds = "t < 8"\n'),
        ):
            (folder / part).mkdir()
            (folder / part / name).write_text(written, encoding="utf-8")
        return render("html", run(folder), Options())
