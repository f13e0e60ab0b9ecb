"""Average growth a year, over years that are told or follow from the dates of the two values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike
from check_data.facts.unspaced.story import Story
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_YEAR = lazily(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AMOUNTS = ("count", "measure", "money")
_DATED = 24
"""Characters before a value in which its year stands."""
LONGEST = 30
"""Years that an average growth runs over at most."""


def yearly(story: Story) -> Iterator[Telling]:
    """增长 2.52 %，年平均增长率 0.5 %, and 从 80亿元 增加到 128.8亿元，年均增长 14.5 %."""
    for quantity in story.quantities:
        whole: Attribute | None = None
        for each in quantity.attributes:
            if each.kind == "growth" and each.mention.kind == "percent":
                whole = None if story.says("year_before", each.against) else each
            if each.kind == "annual" and each.mention.kind == "percent":
                yield from _average(story, quantity, whole, each)
    yield from _beside(story)  # last: of readings of the same figures the first stands


def _beside(story: Story) -> Iterator[Telling]:
    """2020年达 128.8亿元，较 2015年的 80亿元年均增长 10 %: the two values before the rate. Only shown."""
    for rate in story.mains:
        if rate.kind == "percent":
            yield from _of_two(story, rate.figure)
    for quantity in story.quantities:
        for each in quantity.attributes:
            if each.mention.kind == "percent":
                yield from _of_two(story, each.mention)


def _of_two(story: Story, rate: Mention) -> Iterator[Telling]:
    """The average growth from the one to the other of the last two values of a rate's sentence before it."""
    if not story.says("annual", story.before(rate, 12)):
        return
    passage = story.passages[rate.block]
    start = max((each.start for each in passage.sentences if each.start <= rate.at), default=0)
    values = [each for each in passage.mentions if start <= each.at < rate.at and each.kind in _AMOUNTS][-2:]
    if len(values) < 2 or not alike(*values):
        return
    yield from _dated(story, start, values, rate)
    before, now = sorted(values, key=lambda each: each.value)
    text = passage.text[start : rate.at]
    told = _between(text)
    numerals = story.words.cues["numerals"]
    told += [numerals[each["over"]] for each in story.words.pattern("years_over").finditer(text)]
    for years in sorted({each for each in told if 1 < each < LONGEST}):
        roles = {"now": now, "before": before, "rate": rate}
        yield story.tell("average-growth", "average-growth-beside", roles, 0, {"years": years}, rate)


def _dated(story: Story, start: int, values: Sequence[Mention], rate: Mention) -> Iterator[Telling]:
    """2020年产值 80亿元，2024年达到 128.8亿元，年均增长 12.6 %: each of the two values has its year right before it."""
    text = story.passages[rate.block].text
    first, last = values
    told = [_YEAR.findall(text[max(start, first.at - _DATED) : first.at]), _YEAR.findall(text[first.to : last.at])]
    if not all(told) or _YEAR.search(text, last.to, rate.at) or story.says("years_ahead", text[last.to : rate.at]):
        return
    years = [int(each[-1]) for each in told]
    before, now = (first, last) if years[0] < years[1] else (last, first)
    if 1 < abs(years[1] - years[0]) < LONGEST and before.value < now.value:
        roles = {"now": now, "before": before, "rate": rate}
        options: dict[str, int | str] = {"years": abs(years[1] - years[0])}
        yield story.tell("average-growth", "average-growth-dated", roles, 1, options, rate)


def _between(text: str) -> list[int]:
    """The years from the first to the last year printed."""
    years = [int(each) for each in _YEAR.findall(text)]
    return [max(years) - min(years)] if years else []


def _average(story: Story, quantity: Quantity, whole: Attribute | None, rate: Attribute) -> Iterator[Telling]:
    base = quantity.attribute("base")
    if whole is not None:
        first, roles = whole.mention, {"total": whole.mention}
    elif base is not None and quantity.main is not None and alike(quantity.main, base.mention):
        first, roles = base.mention, {"now": quantity.main, "before": base.mention}
    else:
        return
    options = story.change_options(rate, quantity)
    form = "average-growth-real" if "real" in options else "average-growth"
    for years in _years(story, first, rate.mention):
        told = roles | {"rate": rate.mention}
        yield story.tell("average-growth", form, told, 1, options | {"years": years}, rate.mention)


def _years(story: Story, first: Mention, rate: Mention) -> list[int]:
    """The numbers of years that are told: in words right before the rate, and by the years printed."""
    found: list[int] = []
    told = story.words.pattern("years_told").search(story.before(rate, 16))
    if told:
        word, digits = told["word"] or told["word2"], told["digits"] or told["digits2"]
        found.append(int(digits or story.words.cues["numerals"][word]))
    text = story.before(first, 40) + story.between(first, rate)
    numerals = story.words.cues["numerals"]
    found += [numerals[each["over"]] for each in story.words.pattern("years_over").finditer(text)]
    years = [int(each) for each in _YEAR.findall(text)]
    if len(years) > 1 and 1 < years[-1] - years[0] < LONGEST:
        found.append(years[-1] - years[0])
    return sorted({each for each in found if each > 1})
