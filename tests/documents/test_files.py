"""Word, OpenDocument and PDF files, made by their libraries."""

import builtins
import sys
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest

from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.documents.load import load
from check_data.runner import run
from check_data.texts import lint
from tests.documents.pdf_of import pdf_of
from tests.helpers import project

CELLS = [["区", "人数"], ["甲", "12"], ["乙", "21"], ["合计", "34"]]


def word_file(path: Path) -> Path:
    made: Any = docx.Document()
    made.add_heading("全市186家企业复工", level=1)
    made.add_paragraph("全市168家企业\n复工。")
    table = made.add_table(rows=0, cols=2)
    for row in CELLS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph("完")
    made.save(str(path))
    return path


def opendocument_file(path: Path) -> Path:
    made: Any = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "全市186家企业复工"))
    made.body.append(odfdo.Paragraph("全市168家企业 复工。"))
    table = odfdo.Table("t", width=2, height=len(CELLS))
    for y, row in enumerate(CELLS):
        for x, text in enumerate(row):
            table.set_value((x, y), text)
    made.body.append(table)
    made.body.append(odfdo.List(["完"]))
    made.save(str(path))
    return path


@pytest.mark.parametrize(("make", "ending"), [(word_file, "docx"), (opendocument_file, "odt")])
def test_office_files(make: Any, ending: str, tmp_path: Path) -> None:
    read, _ = load(make(tmp_path / f"a.{ending}"))
    words = [read.text[span.start : span.end] for span in read.headings]
    assert words == ["全市186家企业复工"]
    assert read.line(2) == "全市168家企业 复工。"
    assert [[read.text[span.start : span.end] for span in row] for row in read.tables[0]] == CELLS
    assert "完" in read.text
    report = lint([tmp_path])
    assert [(each.rule, each.place.line) for each in report.findings] == [("CD203", 1), ("CD204", 6)]


def test_pdf_files(tmp_path: Path) -> None:
    pdf_of(tmp_path / "a.pdf", ["A crew of 13: 5 officers, 4 stewards, and 3 cooks.", "Second line."])
    report = lint([tmp_path])
    assert [(each.rule, each.arithmetic) for each in report.findings] == [("CD202", "5 + 4 + 3 = 12 ≠ 13")]


def test_lines_that_a_layout_broke_are_put_together(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", ["截至今日，全市规模以上工业", "企业复工", "186家。", "Next line"])
    assert load(path)[0].text.split() == ["截至今日，全市规模以上工业企业复工186家。", "Next", "line"]


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_files_that_are_none(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(Unreadable, match=rf"a.{ending}:1: no "):
        load(path)


@pytest.mark.parametrize(("ending", "module"), [("docx", "docx"), ("odt", "odfdo"), ("pdf", "pypdfium2")])
def test_a_missing_library_is_named(ending: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name == module:
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, module, raising=False)
    (tmp_path / f"a.{ending}").touch()
    with pytest.raises(Unreadable, match=rf'pip install "check-data\[{ending}\]"'):
        load(tmp_path / f"a.{ending}")


def test_quotes_are_looked_up_in_a_kept_word_file(tmp_path: Path) -> None:
    table = "figure,quote,unit,line\nfirms,186家,家,1\nothers,301家,家,2\n"
    folder = project(tmp_path, table, '[one]\nholds = "firms <= others"\n')
    word_file(folder / "data" / "p.docx")
    assert [each.message.values["figure"] for each in run(folder).findings] == ["others"]


def test_a_document_is_what_its_assembly_says(tmp_path: Path) -> None:
    read: Document = load(word_file(tmp_path / "a.docx"))[0]
    assert read.readable == read.text
