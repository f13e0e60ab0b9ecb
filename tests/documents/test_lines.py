"""One notion of a line: ``\\n``, ``\\r\\n`` and ``\\r`` end one, nothing else does, in every part of the program."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded
from check_data.documents.lines import LINE_END, count, line_of, split, starts
from check_data.documents.load import document
from check_data.editor.positions import Positions
from check_data.findings import Finding, Place
from check_data.report.places import end_of
from check_data.tables.figures_table import read_figures
from check_data.tables.printed import printed_places
from check_data.texts import lint_documents
from tests.helpers import READER

INSIDE = "\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85"
"""What `str.splitlines` takes for line ends, and editors, git and SARIF do not."""
TEXTS = st.text(st.sampled_from("ab1 \n\r" + INSIDE), max_size=40)
ANIMALS = "There were 15 animals (5 cats, 4 dogs and 4 birds)."


@given(TEXTS)
def test_lines_are_those_of_an_editor(text: str) -> None:
    """Split by hand, character by character."""
    lines, at = [""], 0
    while at < len(text):
        if text[at] in "\r\n":
            at += text.startswith("\r\n", at)
            lines.append("")
        else:
            lines[-1] += text[at]
        at += 1
    assert split(text) == lines
    assert len(starts(text)) == len(lines)
    assert all(text.startswith(line, start) for line, start in zip(lines, starts(text), strict=True))
    assert all(line_of(text, start) == line for line, start in zip(lines, starts(text), strict=True))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_line_ends_between_two_offsets(text: str, start: int, end: int) -> None:
    assert count(text, start, end) == len(LINE_END.findall(text, start, end))


@given(TEXTS, st.data())
def test_documents_and_editors_count_alike(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Document("a.txt", text, text).place(offset, offset)
    if not (text[offset - 1 : offset] == "\r" and text[offset : offset + 1] == "\n"):  # no place between the two
        assert place.line - 1 == count(text, 0, offset)
    assert (place.line - 1, place.column - 1) == Positions(text, "utf-32").position(offset)


@given(TEXTS, st.data())
def test_a_quote_ends_where_the_document_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    read = Document("a.txt", text, text)
    if text[start - 1 : start + 1] == "\r\n" or text[end - 1 : end + 1] == "\r\n":
        return  # no place between the two
    last = read.place(end, end)
    assert tuple(end_of(read.place(start, end), text[start:end])) == (last.line, last.column)


@pytest.mark.parametrize("char", INSIDE)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_finding_and_the_comment_above_it(char: str, line_end: str) -> None:
    text = f"a{char}b{line_end}# check-data: ignore[CD202] meant{line_end}{ANIMALS}"
    (finding,) = _found(text, "a.txt") if line_end != "\r" else _found(f"a{char}b\r{ANIMALS}", "a.md")
    assert finding.place.line == (2 if line_end == "\r" else 3)
    assert (finding.waiver is not None) == (line_end != "\r")


@pytest.mark.parametrize("char", INSIDE)
def test_a_comment_behind_words(char: str) -> None:
    (finding,) = _found(f"{ANIMALS}{char}so <!-- check-data: ignore[CD202] meant -->", "a.md")
    assert finding.waiver is not None
    (finding, unused) = _found(f"{ANIMALS}\n{char}so <!-- check-data: ignore[CD202] meant -->", "a.md")
    assert finding.waiver is None
    assert unused.rule == "CD903"


def _found(text: str, path: str) -> tuple[Finding, ...]:
    return lint_documents([document(Decoded(text, "utf-8"), path)], Configuration(), date(2026, 1, 1)).findings


@pytest.mark.parametrize("form", ["text", "concise", "github", "junit", "markdown", "csv"])
def test_reports_show_the_line(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"a\u2028b\x0c\r\n\r\n{ANIMALS}\u2028c", encoding="utf-8", newline="")
    assert main(["a.md", "--output-format", form, "--fail-on", "note"]) == 1
    out = capsys.readouterr().out
    assert "\u2028" not in out
    shown = {
        "text": "--> a.md:3:12",
        "github": "file=a.md,line=3,endLine=3,col=12",
        "csv": "a.md,3,12",
        "junit": "3:12",
    }
    assert shown.get(form, "a.md:3:12") in out
    if form == "text":
        assert re.search(r"^ *3 \| There were 15 animals .*\ufffdc$", out, re.M)


def test_a_jsonl_line_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\u2028b.md"
    path.write_text(ANIMALS, encoding="utf-8")
    assert main([str(path), "--output-format", "jsonl", "--fail-on", "note"]) == 1
    assert [sorted(json.loads(line))[0] for line in split(capsys.readouterr().out)[:-1]] == [
        "arithmetic",
        "not_compared",
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_and_its_text(line_end: str) -> None:
    table = line_end.join(["figure,quote,line", "a,35,1", "b,7,3", ""])
    figures = read_figures(table, "p.csv", READER)
    assert [figure.place.line for figure in figures] == [2, 3]
    text = Document("p.txt", f"x\x0c 35{line_end}{line_end}y\u2028 7", f"x\x0c 35{line_end}{line_end}y\u2028 7")
    found = printed_places(figures, text)
    assert [(each.line, each.column) for each in found.values()] == [(1, 4), (3, 4)]


def test_a_quote_below_a_note_of_two_lines() -> None:
    table = 'note,figure,quote\n"one\rtwo\u2028three",a,35\n'
    (figure,) = read_figures(table, "p.csv", READER)
    assert figure.place == Place("p.csv", 3, 14, 36, 38)
    assert table[36:38] == "35"
