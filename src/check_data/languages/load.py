"""The packs of languages, by their codes: of those in a folder of data the one that the engine makes of it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from check_data.languages.contract import Pack
from check_data.languages.folders import folder, module


@cache
def pack(code: str) -> Pack:
    """The pack of a language, made when its first text comes: that of its module where data alone can't say it.

    Raises:
        KeyError: there is no folder of that code.

    """
    found = folder(code)
    if found is None:
        raise KeyError(code)
    name = module(code)
    made = getattr(import_module(name), "PACK", None) if name else None
    if made:
        return cast(Pack, made)
    from check_data.languages.spaced import SpacedPack  # not where all texts are in languages of another engine

    return SpacedPack(code, found)
