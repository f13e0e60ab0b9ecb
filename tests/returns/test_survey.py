"""A plain file is what our own reader of rows finds in it, cell by cell, and its columns are of the same kinds."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.encoding import Unreadable
from check_data.not_runnable import NotRunnable
from check_data.returns import survey
from check_data.returns.csv_rows import rows_in
from check_data.returns.read import settled
from check_data.returns.sources import Plain, source
from check_data.returns.survey import Kind, surveyed
from check_data.returns.typed import kind_of

CELLS = st.one_of(
    st.integers(-(10**19), 10**19).map(str),
    st.integers(0, 99).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
    st.text("0123456789.-+e x北#", max_size=6),
    st.just(""),
)
CHUNKS = st.sampled_from([1, 7, 100])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("survey") / "p.csv"


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(["\n", "\r\n"]), CHUNKS, st.booleans())
def test_a_plain_file_is_what_its_rows_are(
    file: Path, rows: list[tuple[str, str]], end: str, chunk: int, ended: bool
) -> None:
    text = end.join(["a,b", *map(",".join, rows)]) + end * ended
    file.write_bytes(text.encode())
    with patch.object(survey, "_CHUNK", chunk):
        kinds = surveyed(file, ",", ["a", "b"], [0, 1])
    read = rows_in(text, ",", "p.csv")
    if kinds is None:
        return
    assert (list(map(tuple, read.cells)), read.faults, read.lines) == (rows, [], list(range(2, len(rows) + 2)))
    for place in (0, 1):
        expected, found = kind_of([row[place] for row in rows]), kinds[place]
        assert (found.name, found.gaps) == (expected.name, expected.gaps)
        assert found.name == "text" or found.digits == expected.digits


@given(st.lists(st.tuples(st.integers(-999, 999), st.integers(0, 9)), min_size=1), CHUNKS)
def test_numbers_make_a_plain_file(file: Path, rows: list[tuple[int, int]], chunk: int) -> None:
    file.write_text("a,b\n" + "".join(f"{one},{one}.{other}\n" for one, other in rows), encoding="utf-8")
    with patch.object(survey, "_CHUNK", chunk):
        kinds = surveyed(file, ",", ["a", "b"], [0, 1])
    assert kinds is not None
    assert (kinds[0].name, kinds[1].name) == ("whole", "decimal")


@pytest.mark.parametrize(
    "line", [b"\xff,1", b'"x",1', b"x\0,1", b"x", b"1,2,3", b"#x,1", b"a,b", b" x,1", b"x,1\r", b""]
)
def test_what_is_not_plain(line: bytes, file: Path) -> None:
    file.write_bytes(b"a,b\n1,2\n" + line + b"\n3,4\n")
    assert surveyed(file, ",", ["a", "b"], [0]) is None


def test_kinds_beside_each_other() -> None:
    assert Kind("whole", 17).beside(Kind("decimal", 3, gaps=True)) == Kind("text", 17, gaps=True)
    assert Kind("whole", 3).beside(Kind("decimal", 5)) == Kind("decimal", 5)


@pytest.mark.parametrize("head", ["\ufeffa,b\n", '"a",b\n', "#a,b\n", " a,b\n", "a,\n", "\n"])
def test_headers_that_engines_do_not_read(head: str, file: Path) -> None:
    file.write_text(f"{head}1,2\n", encoding="utf-8")
    assert not isinstance(settled(source(file)).source.reading, Plain)


def test_a_file_of_nothing(file: Path) -> None:
    file.write_text("\n\n# no\n", encoding="utf-8")
    with pytest.raises(NotRunnable, match=r"p\.csv:1: no header in it"):
        settled(source(file))
    with pytest.raises(Unreadable, match="no header in it"):
        rows_in("", ",", "p.csv")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text("", encoding="utf-8")
    found = source(file)
    file.unlink()
    with pytest.raises(NotRunnable, match=r"p\.jsonl:1: can't be read: No such file"):
        settled(found)
