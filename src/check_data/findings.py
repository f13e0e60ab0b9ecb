"""What the tool reports: frozen data that renders itself in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum, IntEnum
from typing import Literal, NamedTuple

from check_data.figures.interval import Interval
from check_data.messages import Counted, English, Language, translated


class Verdict(Enum):
    """What evaluating a check says."""

    AGREES = "agrees"
    AGREES_AS_ROUNDED = "agrees as rounded"
    DISAGREES = "disagrees"
    UNDETERMINED = "undetermined"


class Severity(IntEnum):
    """How bad a finding is; a higher one outranks a lower one."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def named(cls, name: str) -> Severity:
        """The severity that a configuration or a checks file names.

        Raises:
            KeyError: there is none of that name.

        """
        return cls[name.upper()]

    @property
    def label(self) -> str:
        """As JSON and configuration spell it."""
        return self.name.lower()


class Thresholds(NamedTuple):
    """The least confidence of an error, a warning and a note that a text gives."""

    error: float = 0.8
    warning: float = 0.45
    note: float = 0.2


class Place(NamedTuple):
    """Where a quote stands: a file as given, its 1-based line and column, and its start and end offsets in it.

    Columns and offsets count Unicode code points; ``end`` is exclusive.
    """

    path: str
    line: int
    column: int = 1
    start: int = 0
    end: int = 0


class Cited(NamedTuple):
    """A figure as a finding names it, with the reading that was used."""

    name: str
    quote: str
    place: Place
    reading: Interval | None = None
    source_line: int | None = None


class Message(NamedTuple):
    """A text that is told in every language, filled from the same values, and with other messages in it. A `Counted`
    one has a value ``number``.
    """

    template: English | Counted
    values: Mapping[str, str] = {}
    parts: Mapping[str, Message] = {}

    def text(self, language: Language, shown: Callable[[str], str] = str) -> str:
        """The message in one language, or in English, with its values as they are ``shown``."""
        told = {name: part.text(language, shown) for name, part in self.parts.items()}
        values = {name: shown(value) for name, value in self.values.items()}
        if isinstance(self.template, Counted):
            template = self.template.form(int(self.values["number"]), language)
        else:
            template = translated(self.template, language)
        return template.format(**values, **told)


WaiverKind = Literal["declared", "comment", "known"]


class Waiver(NamedTuple):
    """An accepted finding: why, and the last day on which it is (None: for good).

    It is declared with the check, a comment in the text, or the finding is known from a baseline.
    """

    reason: str
    until: date | None = None
    kind: WaiverKind = "declared"

    def holds_on(self, day: date) -> bool:
        """Whether the waiver accepts anything: it gives a reason, and did not end."""
        return bool(self.reason) and (self.until is None or day <= self.until)


class Suggestion(NamedTuple):
    """What a figure of a finding, by its index among them, should likely be printed as."""

    figure: int
    quote: str


class Finding(NamedTuple):
    """One thing that is wrong, at its place, with the figures and the arithmetic that show it.

    ``language`` is that of the text that it is found in, and what its message is told in; "" takes the report's.
    ``confidence``: how likely it is that the text is wrong there (None: what was declared is sure). ``about`` is what
    its check says of itself: a label, an owner and the like.
    """

    rule: str
    severity: Severity
    message: Message
    place: Place
    figures: tuple[Cited, ...] = ()
    verdict: Verdict | None = None
    check: str | None = None
    because: str = ""
    arithmetic: str = ""
    suggestion: Suggestion | None = None
    waiver: Waiver | None = None
    language: Language = ""
    confidence: float | None = None
    about: Mapping[str, str] = {}

    @property
    def quote(self) -> str:
        """What stands at the finding's place: the quote of the figure there, empty where there is none."""
        return next((cited.quote for cited in self.figures if cited.place == self.place), "")

    @property
    def only_possible(self) -> bool:
        """Whether it is a note on a text: the text may well be right there."""
        return self.confidence is not None and self.severity is Severity.NOTE

    @property
    def fingerprint(self) -> str:
        """Stable where the text moves: made of the rule, the check and the figures' names and quotes."""
        from hashlib import sha256

        parts = [self.rule, self.check or "", *(f"{cited.name}={cited.quote}" for cited in self.figures)]
        if not self.figures:
            parts.append(self.message.text("en"))
        return sha256("\x1f".join(parts).encode(errors="backslashreplace")).hexdigest()[:16]
