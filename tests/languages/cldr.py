"""Makes what CLDR knows of each language, by Babel, and its number words: python -m tests.languages.cldr.

Marks of numbers, names of months and weekdays, and words of scale are printed into ``cldr.toml`` of each language that
is a folder of data; and, where the language does not make them of tens and ones itself, the words of 2 to 99 as
num2words writes them. What real texts print beside it (abbreviations, other marks) stands in the language's own data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from babel import Locale
from num2words import num2words

from check_data.languages.folders import own

NAME = "cldr.toml"
_FORMS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")
_WORD = re.compile(r"[^\W\d_]")


def folders() -> dict[str, Path]:
    """The folders of data for which a table is made: those with words of their own."""
    return {code: folder for code, folder in own().items() if (folder / "words.toml").is_file()}


def table(code: str) -> str:
    """The text of the table of a language.

    Raises:
        babel.UnknownLocaleError: CLDR has no such language.

    """
    locale = Locale.parse(code)
    symbols = locale.number_symbols["latn"]
    lines = [
        f"# What CLDR knows of {locale.english_name}, made by tests/languages/cldr.py: not to be written by hand.",
        "",
        "[figures.marks]",
        f"decimal = {_text(symbols['decimal'])}",
        f"group = {_text(_groups(symbols['group']))}",
        "",
        "[figures.dates.months]",
        *(f"{_text(name)} = {number}" for name, number in _names(locale.months)),
        "",
        "[figures.scales.words]",
        *(f"{_text(word)} = {scale:_}" for word, scale in _scales(locale)),
        "",
        *_spelled(code),
        "[words.weekdays]",
        *(f"{_text(name)} = {number}" for name, number in _names(locale.days)),
    ]
    return "\n".join(lines) + "\n"


def _spelled(code: str) -> Iterator[str]:
    """The table of number words of a language that has none of its own."""
    own_words = tomllib.loads((folders()[code] / "figures.toml").read_text(encoding="utf-8")).get("spelled", {})
    if 3 not in own_words.get("ones", {}).values():
        yield "[figures.spelled.ones]"
        yield from (f"{_text(num2words(number, lang=code))} = {number}" for number in range(2, 100))
        yield ""


def _groups(mark: str) -> str:
    """The mark between groups, and the blanks and apostrophes that texts print instead of it."""
    first = "," if mark == "," else "."
    return first + "'’\u2009\u202f\u00a0" if first == "." else first + "\u2009\u202f\u00a0"


def _names(of: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[str, int]]:
    """Each name of a month or weekday once, in small letters without its full stop, with its number."""
    seen: dict[str, int] = {}
    for context in _CONTEXTS:
        for form in _FORMS:
            for number, name in sorted(of[context][form].items()):
                seen.setdefault(name.lower().rstrip("."), number)
    yield from seen.items()


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Each word of a scale once, with what it multiplies by; letters alone are none, they may be units."""
    seen: dict[str, int] = {}
    for form in ("long", "short"):
        formats = locale.compact_decimal_formats[form]
        for plural in formats:
            for power, pattern in formats[plural].items():
                made = str(pattern.pattern) if hasattr(pattern, "pattern") else str(pattern)
                word = made.replace("\u00a0", " ").replace("'", "").strip("0 ").lower()
                zeros = made.count("0")
                scale = int(Decimal(power)) // 10 ** (zeros - 1) if zeros else 0
                if len(word) > 1 and scale >= 1000 and _WORD.match(word):
                    seen.setdefault(word, scale)
    yield from sorted(seen.items(), key=lambda each: (each[1], each[0]))


def _text(value: str) -> str:
    return '"' + "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in value) + '"'


if __name__ == "__main__":
    for each, folder in folders().items():
        (folder / NAME).write_text(table(each), encoding="utf-8")
