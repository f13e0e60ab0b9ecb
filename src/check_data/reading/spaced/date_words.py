"""What a language writes down about dates, as tables and expressions made when first used."""

from __future__ import annotations

import re
from functools import cached_property

from check_data.reading.spaced.any_word import any_of, begun
from check_data.reading.spaced.words import Data, alternatives, numbers, says, text, words

_FLAGS = re.IGNORECASE


class DateWords:
    """The dates of ``figures.toml``."""

    _data: Data

    @cached_property
    def months(self) -> dict[str, int]:
        """Names of months."""
        return numbers(self._data, "dates", "months")

    @cached_property
    def capital_months(self) -> bool:
        """Whether months begin with a capital letter, so that other words are none: may, march."""
        return says(self._data, "dates", "capital")

    @cached_property
    def month(self) -> re.Pattern[str]:
        """A month's name that ends right before a number."""
        return re.compile(rf"(?<!\w)(?P<month>{begun(self.months)})(?P<dot>\.?),?\s(?:{self._of}\s)?\Z", _FLAGS)

    @cached_property
    def month_in(self) -> re.Pattern[str]:
        """A month's name."""
        return re.compile(rf"(?<!\w)(?:{begun(self.months)})", _FLAGS)

    @cached_property
    def date_to(self) -> re.Pattern[str]:
        """What joins the first and the last day of a time."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'dates', 'to'))})\s|\s?[–-]\s?", _FLAGS)

    @cached_property
    def last_of_month(self) -> frozenset[str]:
        """What the word before a number ends with where it is a month's, and what may stand between."""
        return frozenset(self.months) | frozenset(words(self._data, "dates", "of"))

    @cached_property
    def _of(self) -> str:
        return f"(?:{begun(words(self._data, 'dates', 'of'))})"

    @property
    def _day_endings(self) -> str:
        """What may stand right behind the digits of a day."""
        listed = words(self._data, "dates", "ordinal")
        return any_of([*listed, "."] if text(self._data, "dates", "ordinal_before") else listed)

    @cached_property
    def date(self) -> re.Pattern[str]:
        """What makes a date of a number of one, two or four digits when it follows it."""
        months, endings = begun(self.months), self._day_endings
        clock, hours = (any_of(words(self._data, "dates", each)) for each in ("clock", "hours"))
        short = "?" if says(self._data, "dates", "short") else ""
        year = rf"(?:,?\s(?:{self._of}\s)?(?P<year>(?:1[5-9]|20)\d\d)\b)?"
        return re.compile(
            rf"(?:{endings})?\s(?:{self._of}\s)?(?P<month>{months})\b\.?{year}"
            rf"|-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b|(?P<slashed>[/.]\d{{1,2}}[/.](?:(?:19|20)?\d\d\b){short})"
            rf"|(?P<clock>:\d\d(?::\d\d)?(?:\s?(?:{clock})(?!\w))?|(?:\.\d\d)?\s?(?:{clock})(?!\w)"
            rf"|\s?(?:{hours})\s?\d\d(?!\d))",
            _FLAGS,
        )

    @cached_property
    def day(self) -> re.Pattern[str]:
        """What follows the day after a month's name: the ordinal's ending and the year."""
        endings = self._day_endings
        return re.compile(
            rf"(?:{endings})?(?![\w%]|[.,]\d)(?:,?\s(?P<year>(?:1[5-9]|20)\d\d)(?![\w,.]\d|\w|%))?", _FLAGS
        )

    @cached_property
    def ends_period(self) -> re.Pattern[str]:
        """What makes of a length of time the name of a period: three months ended in June."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'dates', 'ends_period'))})", _FLAGS)
