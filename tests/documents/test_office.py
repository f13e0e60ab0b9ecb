"""What Word and OpenDocument files tell in which order, and under which headings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.documents.load import load
from check_data.documents.plain_blocks import plain_blocks
from check_data.texts import lint
from tests.documents.blocks_of import grids, told

Levels = list[tuple[str, int]]
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
STORY = [
    ("Title", 0, "全市186家企业复工"),
    ("Subtitle", 0, "时间不等人"),
    (None, 1, "背景"),
    (None, 2, "详情"),
    (None, 0, "昨日，全市168家企业复工。"),
    (None, 1, "512人返岗"),
    (None, 0, "人们都来了。"),
    (None, 1, "尾声"),
    (None, 0, "521人返岗。"),
]


def word(path: Path, *blocks: str) -> Document:
    """A Word document of blocks of its XML."""
    made: Any = docx.Document()
    for block in blocks:
        root = parse_xml(f"<w:body {_NAMESPACES}>{block}</w:body>")
        for each in list(root):
            made.element.body.insert(len(made.element.body) - 1, each)
    made.save(str(path / "a.docx"))
    return load(path / "a.docx")[0]


def opendocument(path: Path, *blocks: str, styles: tuple[tuple[str, str], ...] = ()) -> Document:
    """An OpenDocument text of blocks of its XML, with styles by their names and what they are based on."""
    made: Any = odfdo.Document("text")
    made.body.clear()
    for name, base in styles:
        made.insert_style(odfdo.Style("paragraph", name=name, parent_style=base), automatic=True)
    for block in blocks:
        made.body.append(odfdo.Element.from_tag(block))
    made.save(str(path / "a.odt"))
    return load(path / "a.odt")[0]


def levels(document: Document) -> Levels:
    return [
        (document.text[slice(*span)], level) for span, level in zip(document.headings, document.levels, strict=True)
    ]


def styled(made: Any, name: str, base: str | None = None, outline: str = "") -> str:
    """The name of a new style of paragraphs."""
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles[base] if base else None
    if outline:
        style.element.append(parse_xml(f'<w:pPr {_NAMESPACES}><w:outlineLvl w:val="{outline}"/></w:pPr>'))
    return name


def word_story(path: Path) -> Path:
    made: Any = docx.Document()
    for style, level, text in STORY:
        made.add_paragraph(text, style=f"Heading {level}" if level else style)
    made.save(str(path / "a.docx"))
    return path


def opendocument_story(path: Path) -> Path:
    made: Any = odfdo.Document("text")
    made.body.clear()
    for style, level, text in STORY:
        made.body.append(odfdo.Header(level, text) if level else odfdo.Paragraph(text, style=style))
    made.save(str(path / "a.odt"))
    return path


@pytest.mark.parametrize("make", [word_story, opendocument_story])
def test_a_title_is_compared_with_all_its_sections_and_a_heading_with_its_own(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    report = lint([make(tmp_path)])
    assert [(each.rule, each.place.line) for each in report.findings] == [("CD203", 1)]


def test_levels_of_word_styles(tmp_path: Path) -> None:
    made: Any = docx.Document()
    for style, text in [
        ("Title", "title"),
        (styled(made, "标题"), "chinese title"),
        (styled(made, "Report", "Title"), "based on the title"),
        ("Subtitle", "subtitle"),
        (styled(made, "Below", "Subtitle"), "based on the subtitle"),
        ("Heading 1", "one"),
        ("Heading 3", "three"),
        (styled(made, "标题 2"), "two"),
        (styled(made, "Numbered", "Heading 2"), "based on two"),
        (styled(made, "Outlined", "Heading 2", "3"), "an outline"),
        (styled(made, "Odd", None, "x"), "an outline that is none"),
        ("TOC Heading", "contents"),
        ("Body Text", "body"),
        ("Heading 1", " "),
    ]:
        made.add_paragraph(text, style=style)
    made.save(str(tmp_path / "a.docx"))
    assert levels(load(tmp_path / "a.docx")[0]) == [
        ("title", 0),
        ("chinese title", 0),
        ("based on the title", 0),
        ("one", 1),
        ("three", 3),
        ("two", 2),
        ("based on two", 2),
        ("an outline", 4),
    ]


def test_outline_levels_of_word_paragraphs(tmp_path: Path) -> None:
    made = word(
        tmp_path,
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>body</w:t></w:r></w:p>',
    )
    assert levels(made) == [("two", 2)]


def test_word_styles_that_are_based_on_each_other_or_on_none(tmp_path: Path) -> None:
    made: Any = docx.Document()
    one, two = styled(made, "One"), styled(made, "Two", "One")
    made.styles[one].base_style = made.styles[two]
    made.add_paragraph("a", style=one)
    made.add_paragraph("b")
    for style in list(made.styles.element.xpath("w:style[@w:default]")):
        style.getparent().remove(style)
    made.save(str(tmp_path / "a.docx"))
    assert levels(load(tmp_path / "a.docx")[0]) == []


def test_what_word_keeps_in_controls_insertions_and_boxes_is_read(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>box 1</w:t></w:r></w:p><w:p><w:r><w:t>box 2</w:t></w:r></w:p></w:txbxContent>"
    made = word(
        tmp_path,
        '<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>a</w:t></w:r>'
        '<w:ins w:id="1"><w:sdt><w:sdtContent><w:r><w:t> 12</w:t></w:r></w:sdtContent></w:sdt></w:ins>'
        '<w:del w:id="2"><w:r><w:delText> 34</w:delText></w:r></w:del><w:r><w:t> b</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>c</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:r><w:t>around</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>5</w:t>"
        "</w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    )
    assert made.text.splitlines() == ["a 12 b", "c", "around", "box 1", "box 2", "d | 5 | "]
    assert levels(made) == [("a 12 b", 1)]


def test_levels_of_opendocument(tmp_path: Path) -> None:
    made = opendocument(
        tmp_path,
        '<text:p text:style-name="P2">title</text:p>',
        '<text:p text:style-name="P3">subtitle</text:p>',
        '<text:h text:style-name="Title" text:outline-level="1">a title as a heading</text:h>',
        '<text:p text:style-name="P4">in a circle</text:p>',
        '<text:h text:outline-level="2">two</text:h>',
        '<text:h text:outline-level="x">none</text:h>',
        "<text:h/>",
        styles=(("P1", "Title"), ("P2", "P1"), ("Subtitle", "Title"), ("P3", "Subtitle"), ("P4", "P5"), ("P5", "P4")),
    )
    assert levels(made) == [("title", 0), ("a title as a heading", 0), ("two", 2), ("none", 1)]


def test_what_opendocument_keeps_in_sections_and_lists_is_read_in_order(tmp_path: Path) -> None:
    deleted = "<text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region>"
    items = "<text:list-item><text:h text:outline-level='2'>b</text:h><text:p>c</text:p></text:list-item>"
    cell = "<text:p>e</text:p><text:list><text:list-item><text:p>f</text:p></text:list-item></text:list>"
    made = opendocument(
        tmp_path,
        f"<text:tracked-changes>{deleted}</text:tracked-changes>",
        f"<text:section><text:p>a</text:p><text:section><text:list>{items}</text:list></text:section><text:p>d</text:p>"
        f"<table:table><table:table-row><table:table-cell>{cell}</table:table-cell></table:table-row></table:table>"
        "</text:section>",
        "<text:p>g</text:p>",
    )
    assert made.text.splitlines() == ["a", "b", "c", "d", "e f | ", "g"]
    assert levels(made) == [("b", 2)]
    assert len(made.tables) == 1


_BESIDE: list[tuple[str, list[str]]] = [
    ("<text:line-break/>3<text:s text:c='2'/>4<text:tab/>5", ["a 12 3  4\t5 b"]),
    ("<text:span>3<text:soft-page-break/>4</text:span>", ["a 1234 b"]),
    ("<text:a xlink:href='https://a.example/2020'>3</text:a>", ["a 123 b"]),
    (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note 5</text:p>"
        "</text:note-body></text:note>",
        ["a 12 b", "note 5"],
    ),
    ("<draw:frame><draw:text-box><text:p>box 7</text:p></draw:text-box></draw:frame>", ["a 12 b", "box 7"]),
    ("<office:annotation><dc:date>2020-01-01</dc:date><text:p>remark</text:p></office:annotation>", ["a 12 b"]),
]


@pytest.mark.parametrize(("inside", "lines"), _BESIDE)
def test_only_the_words_of_a_paragraph_run_on_in_it(inside: str, lines: list[str], tmp_path: Path) -> None:
    assert opendocument(tmp_path, f"<text:p>a 12{inside} b</text:p>").text.splitlines() == lines


def test_cells_of_word_tables_keep_their_extent(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>"
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    read = word(
        tmp_path,
        "<w:p><w:r><w:t>Sales (in thousands):</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell.format(down, "<w:b/>", "a")
        + cell.format('<w:gridSpan w:val="1000000"/>', '<w:b w:val="0"/>', "b")
        + "</w:tr><w:tr>"
        + cell.format(on, "", "")
        + cell.format("", '<w:b w:val="1"/>', "1,200*")
        + cell.format(on, "", "c")
        + "</w:tr></w:tbl>",
    )
    (grid,) = grids(read)
    assert grid.caption == "Sales (in thousands):"
    assert [[(c.text, c.column, c.columns, c.rows, c.head, c.strong) for c in row] for row in grid.rows] == [
        [("a", 0, 1, 2, True, True), ("b", 1, 1000, 1, True, False)],
        [("1,200", 1, 1, 1, False, True), ("c", 2, 1, 1, False, False)],
    ]


def test_blocks_of_word_files_with_their_items_and_notes(tmp_path: Path) -> None:
    made: Any = docx.Document()
    made.add_paragraph("全市186家", style="Title")
    made.add_paragraph("one 1")._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {_NAMESPACES}/>"))
    made.add_paragraph("two\u00a02\nthree")
    note = "<w:footnote{}><w:p><w:r><w:t>note {}</w:t></w:r></w:p></w:footnote>"
    line, words = note.format(' w:type="separator"', 0), note.format("", 5)
    notes = f"<w:footnotes {_NAMESPACES}>{line}{words}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made.part.relate_to("https://a.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.save(str(tmp_path / "a.docx"))
    read = load(tmp_path / "a.docx")[0]
    assert told(read) == [
        ("title", "全市186家"),
        ("item", "one 1"),
        ("paragraph", "two 2 three"),
        ("paragraph", "note 5"),
    ]
    assert read.text[read.blocks[-1].run.place(5)] == "5"


def test_cells_of_opendocument_tables_keep_their_extent(tmp_path: Path) -> None:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    (grid,) = grids(
        opendocument(
            tmp_path,
            "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
            + cell.format('table:number-columns-spanned="2"', "a")
            + "<table:covered-table-cell/><text:p>stray</text:p>"
            + cell.format('table:number-rows-spanned="2" table:number-columns-repeated="x"', "b")
            + '</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2">'
            + cell.format('table:number-columns-repeated="2"', "1")
            + '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            + '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
            + "</table:table>"
            + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>",
        )
    )
    assert [[(c.text, c.column, c.columns, c.rows, c.head) for c in row] for row in grid.rows] == [
        [("a", 0, 2, 1, True), ("b", 2, 1, 2, True)],
        [("1", 0, 1, 1, False), ("1", 1, 1, 1, False), ("", 2, 1, 1, False)],
        [("1", 0, 1, 1, False), ("1", 1, 1, 1, False), ("", 2, 1, 1, False)],
        [("", 0, 1, 1, False)],
    ]


@pytest.mark.parametrize("repeated", ["table:number-rows-repeated", "table:number-columns-repeated"])
def test_a_table_of_repeats_without_end_is_refused(repeated: str, tmp_path: Path) -> None:
    row = f'{repeated}="1048576"' if "rows" in repeated else ""
    cell = f'{repeated}="1048576"' if "columns" in repeated else ""
    table = f"<table:table-row {row}><table:table-cell {cell}><text:p>1</text:p></table:table-cell></table:table-row>"
    with pytest.raises(
        Unreadable, match=r"a\.odt:1: a table of 200001 cells, more than 200000; the limit is table-cells"
    ):
        opendocument(tmp_path, f"<table:table>{table}</table:table>")


def test_blocks_of_pdf_files_are_those_of_their_lines() -> None:
    text = "A title of 12\r\nIt sold 1,200 cars in\r\n2020, of which 300 were\r\nnew."
    assert [block.kind for block in plain_blocks(text)] == ["title", "paragraph"]
