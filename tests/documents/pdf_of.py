"""PDF files written by hand, as pypdfium2 makes no text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
    b"/Descent -200/CapHeight 700/StemV 80>>",
)
"""A font that every reader knows; it has the numbers 3 to 5 of the objects."""


def pdf_of(path: Path, *pages: Sequence[str]) -> Path:
    """A file with pages of lines."""
    first = 3 + len(_FONT)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *_FONT,
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown} ET".encode()
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (first + 2 * number + 1),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    out, places = [b"%PDF-1.4\n"], list[int]()
    at = len(out[0])
    for number, body in enumerate(objects, start=1):
        places.append(at)
        out.append(b"%d 0 obj%s endobj\n" % (number, body))
        at += len(out[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    out.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF"
        % (count, table, count, at)
    )
    path.write_bytes(b"".join(out))
    return path
