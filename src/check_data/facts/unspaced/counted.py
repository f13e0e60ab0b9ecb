"""Tellings of counts: of numbered lists, of names, and of what is said to be none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.facts.fact import Telling
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.story import Story
from check_data.facts.unspaced.words import last_match
from check_data.figures.conventions import Hedge, Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention
from check_data.reading.numerals import numeral
from check_data.reading.unspaced.grammar import named

MOST = 20
"""Items of the longest list that is announced by their number."""
_FOLLOWING = 3
"""Paragraphs in which a list may go on."""
_APART, _LONGEST_ITEM = 24, 600
"""Characters from a count to the first item, and from one item to the next, at most."""


def counted(story: Story) -> Iterator[Telling]:
    """Counts with what they count."""
    for passage in story.passages.values():
        yield from _numbered(story, passage)
        yield from _named(story, passage)
    yield from _nones(story)


# numbered lists -------------------------------------------------------------------------------------------------------
def _numbered(story: Story, passage: Passage) -> Iterator[Telling]:
    """四项措施：一是 …，二是 …"""
    if not any(first in passage.text for first in story.words.words("first_items")):
        return
    for name in ("items_are", "items_ordinal", "items_bracket", "items_circled"):
        for first, last, number in _items(story.words.pattern(name), passage.text, story.words.cues["circled"]):
            count = _announced(story, passage, first)
            if count is not None and not _goes_on(story, passage, last[1], number):
                roles = {"count": count, "list": passage.words(*last)}
                options: dict[str, int | str] = {"listed": number}
                yield story.tell("listed-count", name.replace("_", "-"), roles, 2, options, count)


def _items(pattern: re.Pattern[str], text: str, circled: str) -> Iterator[tuple[int, tuple[int, int], int]]:
    """Where each list begins that counts from one without a gap, its last item, and how many there are."""
    first, last, count, end = 0, (0, 0), 0, 0
    for found in pattern.finditer(text):
        number = _number(found["number"], circled)
        if count and number == count + 1 and found.start() - end <= _LONGEST_ITEM:
            last, count, end = found.span(), number, found.end()
            continue
        if count > 1:
            yield first, last, count
        first, last, count, end = found.start(), found.span(), int(number == 1), found.end()
    if count > 1:
        yield first, last, count


def _goes_on(story: Story, passage: Passage, end: int, number: int) -> bool:
    """Whether a list that ends after so many items has its next one, or its last one, in another form or paragraph."""
    texts = [passage.text[end:], *(each.text for each in _following(story, passage))]
    found = (each for text in texts for each in story.words.pattern("items_go_on").finditer(text))
    return any(each["number"] is None or _number(each["number"], "") == number + 1 for each in found)


def _following(story: Story, passage: Passage) -> Iterator[Passage]:
    """The next few passages."""
    blocks = sorted(block for block in story.passages if block > passage.number)
    return (story.passages[block] for block in blocks[:_FOLLOWING])


def _number(text: str, circled: str) -> int:
    if text in circled:
        return circled.index(text) + 1
    try:
        return int(text) if text.isdecimal() else numeral(text).value
    except ValueError:
        return 0  # the characters spell no number: （十一五）


def _announced(story: Story, passage: Passage, first: int) -> Mention | None:
    """The count right before a list's first item."""
    found = last_match(story.words.pattern("announces"), passage.text[max(0, first - _APART) : first])
    if found is None:
        return None
    shift = max(0, first - _APART)
    number = _number(found["count"], "")
    if not 1 < number <= MOST:
        return None
    place = passage.words(shift + found.start("count"), shift + found.end())
    reading = Reading.only(Interval.exactly(number))
    return place._replace(kind="count", reading=reading, unit=named("个"), value=Fraction(number), spelled=True)


# lists of names -------------------------------------------------------------------------------------------------------
def _named(story: Story, passage: Passage) -> Iterator[Telling]:
    """三种模式：蓄水、引水、防水; 沈阳、上海两大研发中心."""
    before = 0
    for mention in passage.mentions:
        if _is_small(mention):
            found = story.words.pattern("names_after").match(passage.text, mention.to)
            if found is not None:
                yield from _announces(story, passage, mention, found)
            else:
                yield from _summed_up(story, passage, mention, before)
        before = mention.to


def _is_small(mention: Mention) -> bool:
    """Whether a figure is a plain count that a list may have."""
    return (
        mention.counts
        and not mention.scaled
        and mention.unit is not None
        and 2 <= mention.value <= MOST
        and (mention.reading is not None and mention.reading.stated.exact)
    )


def _announces(story: Story, passage: Passage, mention: Mention, found: re.Match[str]) -> Iterator[Telling]:
    listed = found["list"]
    if (found["open"] == "（") != (found["end"] == "）") or story.says("names_of_kinds", listed):
        return
    names, few = listed.count("、") + 1, story.says("names_a_few", listed) or story.says("gap_names_few", found["gap"])
    more = len(story.words.pattern("joined_names").findall(listed))
    if few or names <= mention.value <= names + more:
        yield _list(story, passage, mention, found.span("list"), names if few else int(mention.value), few=few)
    elif abs(mention.value - names) == 1 and not more and found["end"] != "；":
        yield _list(story, passage, mention, found.span("list"), names, few=False)


def _summed_up(story: Story, passage: Passage, mention: Mention, after: int) -> Iterator[Telling]:
    """A list before a count, where the numbers are the same: where its first name begins is not sure."""
    start = max(after, mention.at - 200)
    found = story.words.pattern("names_before").search(passage.text[start : mention.at])
    if found is None:
        return
    listed, few = found["list"], bool(found["few"])
    names, last = listed.count("、") + 1, listed.rpartition("、")[2]
    more = len(story.words.pattern("joined_names").findall(last))
    span = (start + found.start("list"), start + found.end("list"))
    if few and names <= mention.value:
        yield _list(story, passage, mention, span, names, few=True)
    elif not few and mention.value in (names, names + more):
        yield _list(story, passage, mention, span, int(mention.value), few=False)


def _list(story: Story, passage: Passage, mention: Mention, span: tuple[int, int], names: int, *, few: bool) -> Telling:
    options: dict[str, int | str] = {"listed": names, "open": 1} if few else {"listed": names}
    roles = {"count": mention, "list": passage.words(*span)}
    return story.tell("named-list", "names-few" if few else "names", roles, 2, options, mention)


# none, but some -------------------------------------------------------------------------------------------------------
def _nones(story: Story) -> Iterator[Telling]:
    """无新增确诊病例 beside 新增确诊病例 3例, of one place."""
    nones = [each for passage in story.passages.values() for each in _said(story, passage)]
    if not nones:
        return
    for each in story.mains:
        before = story.before(each.figure, 26)
        found = story.words.pattern("some").search(before)
        plain = each.kind == "count" and each.figure.hedge is Hedge.NONE
        if found is None or not plain or story.says("elsewhere", _clause(before[: found.start()]) + found["what"]):
            continue
        for words, what, who in nones:
            if _what(story, found["what"]) == what and _one_place(story, who, _clause(before[: found.start()])):
                yield story.tell("none", "none", {"count": each.figure, "none": words}, 1, anchor=each.figure)
                break


def _said(story: Story, passage: Passage) -> Iterator[tuple[Mention, str, str]]:
    """The words that say that there is none, of what, and the words before them, which may name the place."""
    for found in story.words.pattern("none").finditer(passage.text):
        who = _clause(passage.text[max(0, found.start() - 24) : found.start()])
        if not story.says("elsewhere", who + found["what"]):
            yield passage.words(*found.span("none")), _what(story, found["what"]), who


def _clause(text: str) -> str:
    """The words after the last mark."""
    return re.split(r"[。；，：、\s]", text)[-1]


def _what(story: Story, words: str) -> str:
    return story.words.pattern("no_place").sub("", story.words.pattern("disease").sub("", words))


def _one_place(story: Story, one: str, other: str) -> bool:
    """Whether words before two counts may be of one place: one of them names none, or both the same."""
    places: Sequence[str] = [story.words.pattern("no_place").sub("", each) for each in (one, other)]
    return not all(places) or places[0][:2] == places[1][:2]
