"""The page of a report, as text: what is marked, what is told, and that nothing of it can run or load."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.documents import plain
from check_data.findings import Severity, Suggestion, Thresholds
from check_data.messages import languages, tag_of
from check_data.report.formats import Options, render
from check_data.report.html.page import CHUNK
from check_data.report.html.words import WORDS
from check_data.report.language import counted
from check_data.report.result import Report
from check_data.runner import run
from check_data.texts import lint, lint_bytes, lint_documents
from tests.documents.test_files import word_file
from tests.helpers import ROOT, project
from tests.report.html.reading import Element, parsed

ENGLISH = Configuration(language="en")
ARTICLE = """\
# 全市对外贸易概况

截至2020年2月1日，全市出口2124台，进口1639台，贸易顺差440台，企业186家。
"""


def page_of(report: Report) -> Element:
    return parsed(render("html", report, Options()))


def article(text: str, name: str = "a.md", settings: Configuration = ENGLISH) -> Element:
    return page_of(lint_bytes(text.encode(), name, settings=settings, today=date(2026, 11, 25)))


def marks(page: Element) -> list[tuple[str, str]]:
    """Each figure with the class of its verdict."""
    return [(each.text, each.classes[1]) for each in page.one("main").all("a", "f")]


def cards(page: Element, which: str = "found") -> list[Element]:
    return page.one("ol", which=lambda each: each["id"] == which).all("li", "card")


def told(card: Element) -> list[str]:
    return [each.text.strip() for each in card.all() if each.tag in ("h3", "p")]


def test_every_figure_is_underlined_by_its_verdict() -> None:
    page = article(ARTICLE)
    assert marks(page) == [
        ("2020年2月1日", "none"),
        ("2124台", "bad"),
        ("1639台", "bad"),
        ("440台", "bad"),
        ("186家", "none"),
    ]
    assert page.one("h1").text.strip() == "1 error"
    assert " ".join(page.one("p", "facts").text.split()) == (
        "0 of 1 checks agree. 3 of 5 figures are in a check; 2 are in none."
    )


def test_a_figure_leads_to_what_is_said_of_it_and_back() -> None:
    page = article(ARTICLE)
    ids = [each["id"] for each in page.walk() if each["id"]]
    assert len(ids) == len(set(ids))
    links = [each["href"] for each in page.all("a")]
    assert links
    assert {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    whole = next(each for each in page.one("main").all("a", "f") if each.text == "440台")
    assert whole["href"] == "#k0"
    assert whole["data-n"] == "1"
    assert set(whole["data-k"].split()) == {"0"}
    assert whole["data-r"].startswith("440")


def test_a_finding_is_told_with_its_arithmetic_figures_and_reason() -> None:
    [finding] = cards(article(ARTICLE))
    assert finding["id"] == "k0"
    assert finding.one("a", "jump").text == "line 3, column 35"
    assert told(finding) == [
        "440台 is not the difference",
        "2124台 − 1639台 = 485 ≠ 440台",
        "Why these must agree it is the difference of the two",
        "CD219 difference",
    ]
    assert [each.text.split() for each in finding.one("ul", "figures").all("li")][1] == ["2124台", "2124"]
    assert len(finding.all("svg", "pic")) == 1


def test_checks_without_a_finding_are_listed_with_theirs() -> None:
    [other, *_] = cards(article(ARTICLE.replace("440", "485")), "others")
    assert told(other)[0] in ("1639台 + 485台 = 2124 = 2124台", "2124台 − 1639台 = 485 = 485台")
    assert other.one("span", "label").text == "agrees"


def test_what_agrees_only_as_rounded_is_a_warning_with_both_readings() -> None:
    page = article("The port employs 5,200 people: 3,100 dockers, 1,250 drivers and 750 clerks.\n")
    [finding] = cards(page)
    assert told(finding)[:2] == [
        "as stated, the parts do not add up to 5,200 (as rounded it agrees)",
        "3,100 + 1,250 + 750 = 5100 ≠ 5,200≈ 5,200 = 5150 … 5250, 3,100 + 1,250 + 750 = 5040 … 5160",
    ]
    assert {state for _, state in marks(page)} == {"near"}


def test_what_agrees_only_as_rounded_and_is_not_told_is_listed_with_both_readings() -> None:
    text = "The port employs 5,200 people: 3,100 dockers, 1,250 drivers and 750 clerks.\n"
    page = article(text, settings=ENGLISH._replace(least=Severity.ERROR))
    assert not [each for each in page.all("ol") if each["id"] == "found"]
    [other] = cards(page, "others")
    assert (
        told(other)[0] == "3,100 + 1,250 + 750 = 5100 ≠ 5,200≈ 5,200 = 5150 … 5250, 3,100 + 1,250 + 750 = 5040 … 5160"
    )


def notes_only(text: str) -> Element:
    """The page of a text whose findings are all only possible."""
    return article(text, settings=ENGLISH._replace(thresholds=Thresholds(1.0, 1.0, 0.0)))


def test_notes_are_folded_apart_from_what_is_sure() -> None:
    page = notes_only(ARTICLE)
    assert page.one("h1").text.strip() == "1 note"
    assert page.one("h1").classes == ["possible"]
    assert not page.all("form")
    assert page.one("aside").one("p", "quiet").text == "Nothing surely disagrees. What possibly does is listed here."
    section = page.one("aside").one("section", "possible")
    assert section.one("h2").text == "Possible 1"
    assert section.one("summary").text == "Worth a look; the text may well be right there"
    assert [each["id"] for each in cards(page, "possible")] == ["k0"]
    assert told(cards(page, "possible")[0])[0] == "440台 is not the difference"
    assert section.one("span", "label").text == "possibly disagrees"
    assert ("440台", "possible") in marks(page)


def test_notes_are_numbered_after_what_is_sure_wherever_they_stand() -> None:
    report = lint_bytes(f"{ARTICLE}\n{ARTICLE}".encode(), "a.md", settings=ENGLISH, today=date(2026, 11, 25))
    first, second = report.findings
    page = page_of(report._replace(findings=(first._replace(severity=Severity.NOTE), second)))
    [sure], [note] = cards(page), cards(page, "possible")
    assert (sure["id"], note["id"]) == ("k0", "k1")
    assert [each.text for each in (sure.one("a", "jump"), note.one("a", "jump"))] == [
        "line 7, column 35",
        "line 3, column 35",
    ]
    assert [(each["data-n"], each.classes[1]) for each in page.one("main").all("a", "f") if each.text == "440台"] == [
        ("2", "possible"),
        ("1", "bad"),
    ]
    assert json.loads(page.one("script", which=lambda each: each["id"] == "index").text) == [
        ["error", "CD219", "全市对外贸易概况", 1]
    ]
    assert int(page.one("ol", which=lambda each: each["id"] == "others")["data-first"]) == 2


def test_many_notes_wait_until_they_are_wanted() -> None:
    page = notes_only("\n".join([ARTICLE.partition("\n\n")[2]] * (CHUNK + 1)))
    folded = page.one("ol", which=lambda each: each["id"] == "possible")
    assert [len(each.all("li", "card")) for each in folded.all("noscript")] == [1]


def test_what_is_declared_or_found_in_data_as_a_note_is_sure() -> None:
    report = lint_bytes(ARTICLE.encode(), "a.md", settings=ENGLISH, today=date(2026, 11, 25))
    [finding] = report.findings
    page = page_of(report._replace(findings=(finding._replace(severity=Severity.NOTE, confidence=None),)))
    assert not page.all("section", "possible")
    assert cards(page)[0].one("span", "label").text == "disagrees"


def test_a_note_that_agrees_as_rounded_or_is_waived_is_marked_so() -> None:
    rounded = notes_only("The port employs 5,200 people: 3,100 dockers, 1,250 drivers and 750 clerks.\n")
    assert {state for _, state in marks(rounded)} == {"near"}
    assert len(cards(rounded, "possible")) == 1
    waived = notes_only(ARTICLE.replace("186家。", "186家。<!-- check-data: ignore[CD219] printed so -->"))
    assert ("440台", "waived") in marks(waived)
    assert len(cards(waived, "possible")) == 1


def test_what_was_not_checked_is_listed() -> None:
    listed = article(ARTICLE).one("details", "left")
    assert [each.text.split() for each in listed.all("li")] == [["2020年2月1日", "2020-02-01"], ["186家", "186"]]
    assert listed.one("summary").text == "2 figures that no check names. Nothing is said about them."


def test_a_clean_text_does_not_look_approved() -> None:
    page = article("# 全市新增15例\n\n全市新增15例。累计186例。\n")
    assert page.one("h1").text.strip() == "No findings"
    assert "1 are in none" in page.one("p", "facts").text
    assert not page.all("form")
    assert not page.all("ol", "cards")[1:]


def test_a_text_without_figures() -> None:
    page = article("Nothing to count.\n", "a.txt")
    assert marks(page) == []
    assert not page.all("svg", "bar")
    assert "No checks were found. 0 of 0 figures" in " ".join(page.one("p", "facts").text.split())
    assert page.one("section", "below").one("p", "quiet").text == "Every figure is in a check."


def test_the_text_is_in_its_language_and_the_page_in_the_readers() -> None:
    page = article(ARTICLE, settings=Configuration(language="zh"))
    assert page.one("html")["lang"] == "zh-Hans"
    assert page.one("h1").text.strip() == "错误 1"
    assert "440台不等于两数之差" in told(cards(page)[0])
    assert [each["lang"] for each in page.all("article")] == ["zh-Hans"]
    assert article("Sales rose to 12.\n").one("article")["lang"] == "en"
    assert article("Der Umsatz stieg auf 12 Euro, und die Kosten sind 3.\n").one("article")["lang"] == "de"


@pytest.mark.parametrize("language", languages())
def test_the_page_in_every_language(language: str) -> None:
    page = article(ARTICLE, settings=Configuration(language=language))
    assert page.one("html")["lang"] == tag_of(language)
    assert page.one("h2", which=lambda each: each["id"] == "unchecked").text == WORDS[language]["unchecked"]
    style = page.one("style").text
    assert "--said-finding: " in style
    assert style.isascii()
    assert page.one("h1").text.strip() == counted(Severity.ERROR, 1, language)


def test_a_remark_says_that_it_is_english() -> None:
    report = lint_bytes("Es sind 15 Tiere, und das ist viel.\n".encode("cp1252"), "a.md")._replace(remarks=("one",))
    for language, said in (("de", "en"), ("en", "")):
        (remark,) = page_of(report._replace(language=language)).all("p", "remark")
        assert (remark.text, remark["lang"] if said else "") == ("one", said)


def test_a_quote_from_right_to_left_does_not_turn_its_sentence(tmp_path: Path) -> None:
    folder = project(tmp_path, "figure,quote\na,15 ילדים\nb,15\n", '[same]\nholds = "a == b"\n')
    (folder / "data" / "p.txt").write_text("There were 15.\n", encoding="utf-8")
    (card,) = cards(page_of(run(folder)))
    assert card.one("h3").text == "a: the text does not print \u206815 ילדים\u2069"


def test_blocks_keep_lines_items_and_tables() -> None:
    page = article(
        "# Ships\n\nThe port saw\n12 ships.\n- 7 tankers\n- 5 ferries\n\n| Kind | Ships |\n|---|---|\n| Tanker | 7 |\n"
        "| Total | 7 |\n\n    \n---\nEnd\n"
    )
    text = page.one("article")
    blocks = [each for each in text.inside if isinstance(each, Element)]
    assert [(each.tag, each["class"], each["data-l"], " ".join(each.text.split())) for each in blocks] == [
        ("h2", "", "1", "Ships"),
        ("p", "paragraph apart", "3", "The port saw 12 ships."),
        ("p", "item", "5", "- 7 tankers"),
        ("p", "item", "6", "- 5 ferries"),
        ("div", "wide", "", "KindShips Tanker7 Total7"),
        ("p", "paragraph apart", "15", "End"),
    ]
    assert [each.text for each in text.all("th")] == ["Kind", "Ships"]
    assert [each.text for each in text.all("td")] == ["Tanker", "7", "Total", "7"]


def test_html_is_shown_by_what_it_prints() -> None:
    page = article(
        "<head><title>no</title></head><h1>Of 80 firms</h1><p>All 52 &amp; more<br>of <b>80</b></p>"
        "<script>1 = 2</script><table><tr><td>7</td><td>8</td></tr></table>"
        "<table><tr><td>9</td></tr>or<tr><td>10</td></tr></table><p></p><h2></h2>",
        "a.html",
    )
    blocks = [each for each in page.one("article").inside if isinstance(each, Element)]
    assert [(each.tag, " ".join(each.text.split())) for each in blocks] == [
        ("h2", "Of 80 firms"),
        ("p", "All 52 & more"),
        ("p", "of 80"),
        ("div", "78"),
        ("p", "9"),
        ("p", "or"),
        ("p", "10"),
    ]


def test_a_heading_in_a_table_is_shown_once() -> None:
    page = article("<table><tr><td><h2>80 firms</h2></td><td>7</td></tr></table>", "a.html")
    assert [each.text.strip() for each in page.one("article").all("td")] == ["80 firms", "7"]
    assert not page.one("article").all("h2")


def test_a_table_with_words_between_its_cells_is_shown_as_lines() -> None:
    page = article("<table><tr><td>80 firms</td>of 95 <td>7</td></tr></table>", "a.html")
    assert not page.one("article").all("td")
    assert [each.text.split() for each in page.one("article").all("p")] == [["80", "firms", "of", "95", "7"]]


def test_word_files_are_shown_by_their_paragraphs(tmp_path: Path) -> None:
    page = page_of(lint([word_file(tmp_path / "a.docx")]))
    blocks = [each for each in page.one("article").inside if isinstance(each, Element)]
    assert [(each.tag, each["class"]) for each in blocks][:3] == [("h2", ""), ("p", "paragraph apart"), ("div", "wide")]
    assert ("186家", "bad") in marks(page)


def test_figures_that_overlap_are_one_mark() -> None:
    page = article("# 每分钟生产35只至45只\n\n每分钟生产45只至35只。\n")
    texts = [text for text, _ in marks(page)]
    assert "".join(texts).count("45只") == 2
    assert page.one("article").text.split() == ["每分钟生产35只至45只", "每分钟生产45只至35只。"]


def test_several_texts_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.md").write_text(ARTICLE, encoding="utf-8")
    page = page_of(lint([tmp_path], settings=ENGLISH))
    assert [each.text for each in page.all("p", "path")] == [str(tmp_path / "a.md"), str(tmp_path / "b.md")]
    assert "2 texts" in page.one("p", "eyebrow").text
    assert [each.one("a", "jump").text for each in cards(page)] == [
        f"{tmp_path / name} line 3, column 35" for name in ("a.md", "b.md")
    ]
    stories = page.one("select", which=lambda each: each["name"] == "story").all("option")
    assert [each["value"] for each in stories] == ["*", str(tmp_path / "a.md"), str(tmp_path / "b.md")]


def test_many_findings_wait_until_they_are_wanted() -> None:
    text = ARTICLE.partition("\n\n")[2]
    page = article("\n".join([text] * (2 * CHUNK + 1)))
    found = page.one("ol", which=lambda each: each["id"] == "found")
    assert len([each for each in found.inside if isinstance(each, Element) and each.tag == "li"]) == CHUNK
    assert [len(each.all("li", "card")) for each in found.all("noscript")] == [CHUNK, 1]
    index = json.loads(page.one("script", which=lambda each: each["id"] == "index").text)
    assert index == [["error", "CD219", "", 1]] * (2 * CHUNK + 1)


def test_the_page_of_this_project_lists_its_figures_by_story() -> None:
    report = run(ROOT, code=False)
    page = page_of(report)
    assert page.one("h1").text.strip() == "1 error, 1 warning"
    stories = [each.one("h2").text for each in page.all("section", "story")]
    assert stories == list(dict.fromkeys(figure.story for figure in report.figure_list))
    assert [text for text, _ in marks(page)] == [figure.quantity.quote for figure in report.figure_list]
    assert [each.classes[1] for each in cards(page)] == ["bad", "near"]
    assert len(cards(page, "others")) == 24
    assert [each.tag for each in cards(page)[1].all("svg")] == ["svg"]


TABLE = """\
figure,quote,unit,subject,story,line
total,15例,例,cases,lead,3
a,5例,例,,lead,3
b,4例,例,,lead,3
c,4例,例,,lead,3
other,7例,例,,lead,3
"""
CASES = "# 全市新增15例\n\n截至2月1日，全市新增确诊病例15例（甲市5例、乙市4例、丙市4例），累计确诊186例。\n"
GONE = "gone,,例,not printed,tail,\n"


def test_a_project_with_its_text_is_shown_in_the_text(tmp_path: Path) -> None:
    folder = project(tmp_path, TABLE + GONE, '[sum]\nholds = "total == a + b + c"\n[known]\nholds = "gone == a"\n')
    (folder / "data" / "p.md").write_text(CASES, encoding="utf-8")
    page = page_of(run(folder))
    assert page.one("p", "eyebrow").text.endswith(f"全市新增15例 · {folder / 'data' / 'p.md'}")
    text, rest = page.all("article")
    assert [(each.text, each.classes[1]) for each in text.all("a", "f")] == [
        ("15例", "bad"),
        ("5例", "bad"),
        ("4例", "bad"),
        ("4例", "bad"),
    ]
    assert [(each.text, each.classes[1]) for each in rest.all("a", "f")] == [("7例", "flag"), ("—", "flag")]
    places = [each.one("a", "jump").text for each in cards(page)]
    assert places == [
        f"{folder}/data/p.md line 3, column 16",
        f"{folder}/data/p.csv line 6, column 7",
        f"{folder}/data/p.csv line 7, column 6",
    ]
    [undetermined] = cards(page, "others")
    assert told(undetermined)[:2] == ["known", "a figure is missing"]
    assert not undetermined.all("svg")


def test_a_waived_finding_says_why(tmp_path: Path) -> None:
    for until, told_until in (("", "waived"), (", until = 2099-12-31", "waived ≤ 2099-12-31")):
        waived = f'[sum]\nholds = "total == a + b + c"\nwaived = {{ reason = "as sent"{until} }}\n'
        page = page_of(run(project(tmp_path, TABLE, waived)))
        assert page.one("h1").text.split("\n")[0] == "No findings 1 waived"
        [card] = cards(page)
        assert card.classes == ["card", "waived"]
        assert told(card)[-2] == f"{told_until} as sent"


def test_what_can_only_hold_one_by_one_has_no_picture(tmp_path: Path) -> None:
    table = "figure,quote,unit,lower,upper\nt,2万,人,15000,25000\na,700,人,500,900\n"
    checks = '[one]\nholds = "t == 16000 + a"\n[two]\nholds = "t == 24000 + a"\n'
    [card] = cards(page_of(run(project(tmp_path, table, checks))))
    assert told(card)[1] == "t == 16000 + at == 24000 + a"
    assert not card.all("svg")


def test_remarks_and_suggestions_are_told() -> None:
    report = lint_documents([plain.read(ARTICLE, "a.txt")], ENGLISH, date(2026, 1, 1), ("a.txt: read as big5",))
    [finding] = report.findings
    page = page_of(report._replace(findings=(finding._replace(suggestion=Suggestion(0, "13例"), because="so"),)))
    assert page.one("p", "remark").text == "a.txt: read as big5"
    assert told(cards(page)[0])[2:4] == ["Why these must agree so", "Suggestion 440台: perhaps 13例"]


def test_nothing_runs_or_loads_but_the_pages_own() -> None:
    page = render("html", run(ROOT, code=False), Options())
    policy = parsed(page).one("meta", which=lambda each: each["http-equiv"] == "Content-Security-Policy")["content"]
    for kind in ("style", "script"):
        [source] = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"\s(?:style|on\w+|src)=|https?:|@import|javascript:", page)


def test_the_script_is_small() -> None:
    script = (ROOT / "src" / "check_data" / "report" / "html" / "page.js").read_bytes()
    assert 5_000 < len(script) < 20_000


HOSTILE = """\
# <script>alert(1)</script> 全市新增15例

</script></noscript></style><!-- <img src=x onerror=alert(9)> {{ 7 * 7 }} {% raw %} [x](javascript:alert(8))

"><b onclick='x'>。全市出口2124台，进口1639台，贸易顺差440台\x00\x1b[31m\u202eabc &lt;i&gt; &amp;
"""


@pytest.mark.parametrize("name", ["a.txt", "<b>\"'&.txt"])
def test_a_hostile_text_is_only_text(name: str) -> None:
    harmless = re.sub(r"[^\w\n#，（）、。]", "、", HOSTILE.replace("\x00", "x").replace("\x1b", "x"))
    page, other = article(HOSTILE, name), article(harmless, "b.txt")
    assert [(each.tag, each.classes) for each in page.walk()] == [(each.tag, each.classes) for each in other.walk()]
    shown = "\n".join(each.text for each in page.one("article").inside if isinstance(each, Element))
    assert shown.split() == HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").split()


def test_names_of_files_that_are_no_text_can_be_written() -> None:
    report = lint_documents([plain.read(ARTICLE, "a\udcff.txt")], ENGLISH, date(2026, 1, 1))
    assert "a\ufffd.txt" in render("html", report, Options()).encode().decode()


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert main([str(tmp_path / "a.md"), "--output-format", "html", "--output", str(tmp_path / "a.html")]) == 1
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html lang=")


def test_other_formats_do_not_load_what_makes_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    program = "import sys; from check_data.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.md")], capture_output=True, text=True, check=True
    )
    assert not {"jinja2", "markupsafe", "check_data.report.html"} & set(done.stderr.split())
