"""Which pack reads a text, by the language that it is written in."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from check_data.languages.contract import Pack
from check_data.patterns import lazily

_KANA, _HANGUL = lazily("[\u3041-\u30fa\u30fd-\u30ff]"), lazily("[\uac00-\ud7a3]")
_HAN = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTERS, _LETTER = lazily(r"[^\W\d_]"), lazily(r"[A-Za-z]")
_LEAST_HAN = 0.1
"""The part of a block's letters from which it is in a language of Han characters."""


def code_of(text: str, default: str = "en") -> str:
    """The code of the pack that reads a block of a document; ``default``, that of the document, where the block has no
    letters.
    """
    if text.isascii():
        return "en" if _LETTER.search(text) else default
    han, kana, hangul = (len(each.findall(text)) for each in (_HAN, _KANA, _HANGUL))
    if hangul > han + kana:
        return "ko" if hangul >= _LEAST_HAN * len(_LETTERS.findall(text)) else "en"
    if han + kana and (25 * kana > han or default == "ja"):
        return "ja" if han + kana >= _LEAST_HAN * len(_LETTERS.findall(text)) else "en"
    if 2 * han >= len(text):  # nearly all of a Chinese text
        return "zh"
    letters = len(_LETTERS.findall(text))
    if not letters:
        return default
    return "zh" if han >= _LEAST_HAN * letters else "en"


@cache
def pack(code: str) -> Pack:
    """The pack of a language, imported when its first text comes."""
    return cast(Pack, import_module(f"check_data.languages.{code}").PACK)
