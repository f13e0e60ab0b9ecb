"""Parquet data sets of texts of our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

BAD = "出口2124台，进口1639台，贸易顺差458台。\n"
GOOD = "出口2124台，进口1639台，贸易顺差485台。\n"
ENGLISH = "# News\n\nOf the 80 firms, 52 are open; 25 firms (31%) are shut, of which 26 for good.\n"
TEXTS = (GOOD, BAD, None, f"第一段\n\n𠮷田{BAD}{BAD}", ENGLISH, "2020年2月3日（星期二）", "no figures", "")


def write(path: Path, texts: Sequence[str | bytes | None], kind: pa.DataType | None = None) -> Path:
    """A Parquet file with the texts in the column ``body``; bytes are written as they are, as strings or binary."""
    raw = pa.array([text.encode() if isinstance(text, str) else text for text in texts], pa.binary())
    column = pa.Array.from_buffers(kind or pa.string(), len(raw), raw.buffers(), raw.null_count)
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table({"id": range(len(texts)), "body": column}), path, row_group_size=3)
    return path


def data_set(folder: Path) -> Path:
    """Three files, one in a folder of its own with a name that URLs escape, and what is no data."""
    write(folder / "part-0.parquet", TEXTS)
    write(folder / "year=2020" / "部分 100%.parquet", [*TEXTS, *reversed(TEXTS)])
    write(folder / "year=2021" / "part-0.parquet", [BAD.encode("gb18030") * 9, b"\xff\x00\x81", BAD])
    (folder / "_SUCCESS").touch()
    write(folder / ".hidden.parquet", [BAD])
    return folder
