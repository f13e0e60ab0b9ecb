"""Runs as they grow: pieces of a file put together to what one reads, blanks and line ends closed up."""

from __future__ import annotations

from check_data.documents.blocks import Run
from check_data.patterns import lazily

_BLANKS = r" \t\n\r\f\v\x1c-\x1f\x85\xa0\u2028\u2029\u3000"
_ODD_BLANKS = _BLANKS[1:]
# Characters without a width: soft hyphens, joiners, marks of direction, a byte order mark.
_UNSEEN = r"\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ADDRESS = (
    r"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\.)[^\s<>\"“”（）\u2e80-\u9fff\uff00-\uffef]*"
    r"[^\s<>\"“”（）\u2e80-\u9fff\uff00-\uffef.,;:!?'’)\]*_|]"
)
_IN_ADDRESSES = ("://", "w.", "W.")
# What is not put as it stands: blanks but single ones, unseen characters, addresses.
_PLAIN = rf"([{_BLANKS}]{{2,}}|[{_ODD_BLANKS}])|[{_UNSEEN}]+"
_CLOSED_UP, _WITH_ADDRESSES = lazily(_PLAIN), lazily(rf"{_PLAIN}|{_ADDRESS}")
_ODD = lazily(rf"[{_ODD_BLANKS}{_UNSEEN}]")
_LINE_END = lazily(r"[\n\r]")


def wide(char: str) -> bool:
    """Whether a character is written without blanks around it: Han, kana, and their punctuation."""
    return (
        "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff00" <= char <= "\uffef"
        or char > "\U0001ffff"
    )


class RunMaker:
    """A run as it grows. Blanks at its ends are none, and several are one."""

    __slots__ = ("_blank", "_length", "_places", "_shift", "_soft", "_starts", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._places: list[int] = []
        self._length = 0
        self._shift: int | None = None
        self._blank, self._soft = -1, False

    def __bool__(self) -> bool:
        return self._length > 0

    def read(self, text: str, start: int, end: int, shift: int = 0) -> None:
        """Add ``text[start:end]``, whose characters stand in the file ``shift`` after their offset in ``text``."""
        addressed = any(text.find(mark, start, end) >= 0 for mark in _IN_ADDRESSES)
        odd = addressed or text.find("  ", start, end) >= 0 or _ODD.search(text, start, end) is not None
        pattern = _WITH_ADDRESSES if addressed else _CLOSED_UP
        for found in pattern.finditer(text, start, end) if odd else ():  # most pieces are not
            if found.start() > start:
                self.put(text[start : found.start()], start + shift)
            start = found.end()
            if found[1] is not None:
                line_end = _LINE_END.search(found[1])
                if line_end:
                    self.line_end(found.start() + line_end.start() + shift)
                else:
                    self.blank(found.start() + shift)
        if start < end:
            self.put(text[start:end], start + shift)

    def put(self, text: str, place: int) -> None:
        """Add a text that stands in the file as it is, and has no blanks but single ones."""
        if text[0] == " ":
            self.blank(place)
            text, place = text[1:], place + 1
        if not text:
            return
        if self._blank >= 0:
            if self._length and not (self._soft and self._closed(text[0])):
                self._append(" ", self._blank)
            self._blank = -1
        if text[-1] == " ":
            self._append(text[:-1], place)
            self.blank(place + len(text) - 1)
        else:
            self._append(text, place)

    def blank(self, place: int) -> None:
        """Add a blank, where words come before and after it."""
        if self._blank < 0:
            self._blank = place
        self._soft = False

    def line_end(self, place: int) -> None:
        """Add the end of a line that goes on in the next: a blank, and nothing beside characters that take none."""
        if self._blank < 0:
            self._blank, self._soft = place, True

    def ending(self, count: int) -> str:
        """The last characters so far; none where a blank comes after them."""
        return "" if self._blank >= 0 else "".join(self._texts[-count:])[-count:]

    def run(self) -> Run:
        """The whole; an empty one stands at the file's start."""
        if not self._length:
            return Run("", (0,), (0,))
        return Run("".join(self._texts), self._starts, self._places)

    def _closed(self, after: str) -> bool:
        """Whether a line's end is nothing before a character: beside a wide one, and after the hyphen of a word."""
        last = self._texts[-1]
        return wide(last[-1]) or wide(after) or (last[-1] == "-" and last[-2:-1].isalnum() and after.isalnum())

    def _append(self, text: str, place: int) -> None:
        if self._shift != place - self._length:
            self._shift = place - self._length
            self._starts.append(self._length)
            self._places.append(place)
        self._texts.append(text)
        self._length += len(text)


def joined(runs: list[Run]) -> Run:
    """Runs that follow each other as one, a blank between them."""
    if len(runs) == 1:
        return runs[0]
    whole = RunMaker()
    for run in runs:
        add(whole, run, 0, len(run.text))
        whole.blank(run.place(len(run.text) - 1) + 1)
    return whole.run()


def add(maker: RunMaker, source: Run, start: int, end: int) -> None:
    """Add a piece of a run's text to a run that is made of it."""
    if len(source.starts) == 1:
        maker.read(source.text, start, end, source.places[0])
        return
    for number, (begin, place) in enumerate(zip(source.starts, source.places, strict=True)):
        stop = source.starts[number + 1] if number + 1 < len(source.starts) else len(source.text)
        first, last = max(begin, start), min(stop, end)
        if first < last:
            maker.read(source.text, first, last, place - begin)
