"""What is said beside the results: one line on standard error, in which the input can neither move a terminal nor
command a service that reads logs.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import NamedTuple

from check_data.patterns import lazily

_COMMAND = lazily(r"(?:\A|(?<=[\r\n]))([^\S\r\n]*):(?=:)")
_OLD_COMMAND = "##["


def say(message: str) -> None:
    """Print ``check-data: message`` on standard error, in one line; nothing where that is closed or full."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"check-data: {harmless(visible(message))}", file=sys.stderr)


def visible(text: str) -> str:
    r"""The text with control characters, and bytes of names that are no UTF-8, escaped: ``\n``, ``\x1b``, ``\xff``."""
    if text.isprintable():
        return text
    import unicodedata

    return "".join(_escaped(char) if unicodedata.category(char)[0] == "C" else char for char in text)


class Breaks(NamedTuple):
    """What a format writes for the first character of a command, so that it is none."""

    colon: str
    hash: str


PLAIN = Breaks(": ", "# ")
XML = Breaks("&#58;", "&#35;")
JSON = Breaks(r"\u003a", r"\u0023")


def harmless(text: str, breaks: Breaks = PLAIN) -> str:
    """The text without workflow commands of GitHub, which obeys ``##[…]`` anywhere in a line and ``::…::`` behind
    blanks at its start.
    """
    broken = _COMMAND.sub(lambda found: found[1] + breaks.colon, text)
    return broken.replace(_OLD_COMMAND, f"{breaks.hash}#[")


def _escaped(char: str) -> str:
    byte = ord(char) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else char.encode("unicode_escape").decode()
