from pathlib import Path

import pytest

from check_data.documents.encoding import Unreadable, decode, read_text

WORDS = "截至二月二十日，全区规模以上工业企业复工一百八十六家，复工率达百分之九十五。"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
    ],
)
def test_an_encoding_is_recognised_and_named(name: str, said: str) -> None:
    decoded = decode(WORDS.encode(name), "a.txt")
    assert decoded.text == WORDS
    assert decoded.encoding == said


def test_big5_is_recognised() -> None:
    words = "截至二月二十日，全區規模以上工業企業復工一百八十六家，復工率達百分之九十五。" * 3
    decoded = decode(words.encode("big5"), "a.txt")
    assert (decoded.text, decoded.encoding) == (words, "big5")


def test_a_named_encoding_is_taken() -> None:
    decoded = decode("Café".encode("latin-1"), "a.txt", "latin-1")
    assert (decoded.text, decoded.encoding) == ("Café", "latin-1")


def test_a_named_encoding_does_not_override_utf_8() -> None:
    assert decode("186家".encode(), "a.txt", "latin-1").text == "186家"


@pytest.mark.parametrize(
    ("raw", "encoding", "says"),
    [
        (b"Caf\xe9 cr\xe8me", None, r"^a.txt:1: in no encoding that can be recognised"),
        (b"x\n\xff\x00\x81", None, r"^a.txt:1: in no encoding that can be recognised"),
        (b"x\n\xe9", "ascii", r"^a.txt:2: not ascii, byte 2 does not fit$"),
        (b"\xff\xfe\x00\xd8x\x00", None, r"^a.txt:1: not utf-16, byte 2 does not fit$"),
        (b"\xe9", "klingon", r"^a.txt:1: no encoding is named 'klingon'$"),
    ],
)
def test_what_is_refused(raw: bytes, encoding: str | None, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        decode(raw, "a.txt", encoding)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\rc\n")
    assert read_text(path).text == "a\r\nb\rc\n"


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"a.txt:1: can't be read: No such file"):
        read_text(tmp_path / "a.txt")
