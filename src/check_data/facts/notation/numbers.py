"""Numbers as statistics print them: minus in any dash, the decimal mark a point, a comma or a raised point."""

from __future__ import annotations

from fractions import Fraction

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.figures.units import NUMBER as NO_UNIT
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.phrase import hedged, printed

_HUNDREDTH = Fraction(1, 100)
LETTER = r"A-Za-z\u00c0-\u024f"
"""Letters that tie a number to them, in a class of characters: in Chinese, numbers stand right after words."""
MINUS = "-−–‐‑"
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,9})?|\d{0,9}[.,·]\d{1,15}|\d{1,9})(?!\d)"
"""A number without its sign; a comma may be a decimal mark, which `Notation.comma` says."""
SIGNED = rf"[{MINUS}]?\s?{NUMBER}"


_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2219: "·", 0x22C5: "·"}
"""Full-width characters to those of ASCII, and the dots that stand for a raised point."""


class Notation:
    """The text of a block or a cell, full-width characters as those of ASCII: makes mentions of its pieces."""

    def __init__(self, run: Run, block: int, conventions: Conventions) -> None:
        self.text = run.text if run.text.isascii() else run.text.translate(_NARROW)
        self._run, self._block, self._conventions = run, block, conventions

    def piece(self, span: tuple[int, int], kind: MentionKind = "statistic") -> Mention:
        """A mention of a piece of the text, without a value."""
        place = self._run.span(*span)
        return Mention(place.start, place.end, *span, self._block, self._run.text[slice(*span)], kind)

    def number(self, span: tuple[int, int], *, comma: bool = False, counts: bool = False) -> Mention:
        """A number with its sign; ``comma``: a comma is its decimal mark. Measured ones are rounded to their last
        digit, ``counts`` say what they say.
        """
        digits, negative = self._digits(span, comma)
        made = hedged(printed(digits), Hedge.NONE, negative=negative)
        if not counts:
            made = made._replace(always_rounded=True, zeros_meant=True)
        return self._made(span, made, digits)

    def percent(self, span: tuple[int, int], *, comma: bool = False) -> Mention:
        """A number with its sign of per cent, as hundredths."""
        digits, _ = self._digits(span, comma)
        made = self._made(span, printed(digits, share=_HUNDREDTH), digits)
        return made._replace(kind="percent", unit=NO_UNIT)

    def _digits(self, span: tuple[int, int], comma: bool) -> tuple[str, bool]:
        """The digits with a point as decimal mark, and whether a minus stands before them."""
        text = self.text[slice(*span)]
        plain = text.rstrip("% \u2009\u202f\xa0").lstrip(f"{MINUS} \u2009\u202f\xa0")
        digits = plain.replace(",", "." if comma else "").replace("·", ".")
        return digits if digits[0] != "." else f"0{digits}", text[0] in MINUS

    def _made(self, span: tuple[int, int], number: Printed, digits: str) -> Mention:
        return self.piece(span, "count")._replace(
            reading=read_printed(number, self._conventions),
            value=number.value,
            last_digit=number.last_digit,
            digits=digits.replace(".", ""),
            places=len(digits.partition(".")[2]),
            negative=number.value < 0,
        )
