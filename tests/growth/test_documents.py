"""Whole documents of each format, up to a million characters, take time that grows with their length."""

import io
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import odfdo
import pytest

from check_data.agreement.declarations import read_checks
from check_data.not_runnable import NotRunnable
from check_data.texts import lint, lint_bytes
from tests.documents.pdf_of import pdf_of

pytestmark = pytest.mark.growth

HOSTILE = {
    "a.txt": ["# check-data:", "# check-data: ignore[CD202] x\n", " ", "\n", "# ", "1 ", "1", "(", "\u3000", "1.\n\n"],
    "a.md": [
        "# ", "#", "# # # #\n", "<a ", "<!--", "<!-- check-data: x -->", "| ", "|-", "|---", "`", "```\n", "[](",
        "](a ", "https://", " ", "* ", "> ", "-", "| 1 |\n",
    ],
    "a.html": [
        "<a ", "<a", "<!--", "<!-- x -->", "<!-- check-data: x -->", "<td>", "<table>", "<table><tr><td>", "</p>", "&",
        "&#", "<p>", "<b>", " ", "<script>", "<![CDATA[", "<?", "<a b='",
        "<tr><td><span style='color: red'>n/a</span></td>",
    ],
}  # fmt: skip


AGAIN = 3
"""Times that what looks slow is measured again."""
HANGS = 30
"""Seconds from which it is not."""


def grows(run: Callable[[int], object], lengths: tuple[int, int, int]) -> str | None:
    """What tells that the time for the longest is out of proportion; None where it is not."""

    def seconds(length: int) -> float:
        began = time.process_time()
        run(length)
        return time.process_time() - began

    run(100)
    shorter = max(seconds(lengths[0]), 0.02)
    for length in lengths[1:]:
        # Each is tried on its own, so that a hang ends with the first length that shows it.
        longer, most = seconds(length), 3 * length / lengths[0]
        for _ in range(AGAIN):
            if longer <= most * shorter or longer > HANGS:
                break
            # Other programs take the caches of a busy machine: what is slow is slow each time.
            longer, shorter = min(longer, seconds(length)), max(shorter, seconds(lengths[0]))
        if longer > most * shorter:
            return f"{longer:.2f} s for {length}, {shorter:.2f} s for {lengths[0]}"
    return None


@pytest.mark.parametrize(("name", "piece"), [(name, piece) for name, pieces in HOSTILE.items() for piece in pieces])
def test_texts_of_repeats(name: str, piece: str) -> None:
    def run(length: int) -> object:
        return lint_bytes((piece * (length // len(piece) + 1))[:length].encode(), name)

    assert grows(run, (4_000, 32_000, 250_000)) is None


@pytest.mark.parametrize("lead", ["", "<table><tr><th>Change</th></tr><tr><td>", "# check-data:"])
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_a_million_blanks(name: str, lead: str) -> None:
    assert (
        grows(lambda length: lint_bytes(f"{lead}{' ' * length}x".encode(), name), (10_000, 100_000, 1_000_000)) is None
    )


def test_a_blanked_tag_in_a_cell_below_a_change() -> None:
    """297 bytes took 27 seconds."""
    for length in (100, 10_000):
        tag = f"<span style='{'x' * length}'>n/a</span>"
        row = f"<tr><td>a</td><td>2</td><td>1</td><td>{tag}</td></tr>"
        page = f"<table><tr><th></th><th>2020</th><th>2019</th><th>Change</th></tr>{row * 2}</table>"
        began = time.process_time()
        lint_bytes(page.encode(), "a.html")
        assert time.process_time() - began < 0.5


@pytest.mark.parametrize("piece", [" ", "1 ", "(", "1,", "Total ", "一"])
def test_office_documents(piece: str, tmp_path: Path) -> None:
    def run_docx(length: int) -> object:
        document = docx.Document()
        document.add_paragraph(piece * (length // len(piece)))
        document.add_table(rows=1, cols=1).cell(0, 0).text = piece * (length // len(piece))
        written = io.BytesIO()
        document.save(written)
        (tmp_path / "a.docx").write_bytes(written.getvalue())
        return lint([tmp_path / "a.docx"])

    def run_odt(length: int) -> None:
        document = odfdo.Document("text")
        document.body.append(odfdo.Paragraph(piece * (length // len(piece))))
        document.save(str(tmp_path / "a.odt"))
        with suppress(NotRunnable):  # packed too tightly for odfdo, which is told
            lint([tmp_path / "a.odt"])

    assert grows(run_docx, (4_000, 32_000, 100_000)) is None
    assert grows(run_odt, (4_000, 32_000, 100_000)) is None


PIECES_OF_PAGES = [" ", "1 ", "(", "1,", "Total ", "一", "Of 845 trips, 523 (62%) were short. "]
_LINES, _COLUMNS = 30, 60


@pytest.mark.parametrize("piece", PIECES_OF_PAGES)
def test_pages(piece: str, tmp_path: Path) -> None:
    def run(length: int) -> object:
        text = (piece * (length // len(piece) + 1))[:length]
        lines = [text[at : at + _COLUMNS] for at in range(0, length, _COLUMNS)]
        pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
        return lint([pdf_of(tmp_path / "a.pdf", *pages)])

    assert grows(run, (4_000, 16_000, 64_000)) is None


def test_a_file_of_many_checks() -> None:
    def run(length: int) -> object:
        return read_checks("".join(f'[c{n}]\nholds = "a == b + {n}"\n' for n in range(length)), "c.toml", ["a", "b"])

    assert grows(run, (500, 2_000, 8_000)) is None


def test_texts_with_findings_take_a_few_times_those_without() -> None:
    """They took ten times as long: every slip of every figure was written out and read."""

    def seconds(women: int) -> float:
        began = time.process_time()
        for n in range(60):
            told = f"There were {1000 + n} people ({400 + n} men and"
            lint_bytes(f"{told} {women} women).\n\n{told} 600 women).\n\n{told} 600 women).".encode(), "a.md")
        return time.process_time() - began

    seconds(607)
    assert min(seconds(607) for _ in range(3)) < 9 * min(seconds(600) for _ in range(3))
