"""Which language a text is in, and its pack."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from check_data.languages.contract import Pack
from check_data.patterns import lazily

_HAN = lazily(r"[\u4e00-\u9fff]")
_LETTERS = lazily(r"[^\W\d_]")
_LEAST_HAN = 0.1
"""The part of a text's letters from which it is in a language of Han characters."""


def language_of(text: str, default: str = "en") -> str:
    """The code of the language that a text is in; ``default`` where it has no letters."""
    letters = len(_LETTERS.findall(text))
    if not letters:
        return default
    return "zh" if len(_HAN.findall(text)) >= _LEAST_HAN * letters else "en"


@cache
def pack(code: str) -> Pack:
    """The pack of a language, imported when its first text comes."""
    return cast(Pack, import_module(f"check_data.languages.{code}").PACK)
