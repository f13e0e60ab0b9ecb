"""Tellings by words that make a whole or a relation sure: 其余, 相差, 过半, 翻番, 贡献率, 这 146个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, figures_of, lower, upper
from check_data.figures.conventions import Hedge, Reading
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER
from check_data.reading.mention import Mention

_BACK = 10
"""Values before what remains, among which the other parts and the whole are."""
_HALF = "1/2"
_LEAD = 20
"""Characters behind a value, or before it, in which is told how often it doubled."""
_ABOUT = Fraction(1, 10)
"""How far from twice a value that doubled may be."""


def rest(story: Story) -> Iterator[Telling]:
    """All of them."""
    yield from _remainders(story)
    yield from _another(story)
    yield from _remaining_shares(story)
    yield from _apart(story)
    yield from _points_apart(story)
    yield from _halves(story)
    yield from _doubled(story)
    yield from _contributions(story)
    yield from _this_many(story)


def _remainders(story: Story) -> Iterator[Telling]:
    """120户，80户脱贫，其余 40户未脱贫: the parts with what remains are all; the whole is one before them."""
    for at, last in enumerate(story.measured):
        if not story.says("rest", last.lead) or last.bracket or last.figure.spelled:
            continue
        before = [each for each in story.measured[max(0, at - _BACK) : at] if alike(each.figure, last.figure)]
        same = [each for each in before if each.sentence == last.sentence and not each.bracket]
        for number, whole in enumerate(same[:-1]):
            parts = same[number + 1 :]
            if _is_item(story, whole, parts[0]):
                continue  # 甲 36席、乙 28席、其他 20席: one of the list
            if _counts_otherwise(story, story.measured[max(0, at - _BACK) : at], whole):
                continue
            if not any(each.figure.spelled for each in (whole, *parts)) and _is_largest(whole, parts):
                roles: Roles = {"whole": whole.figure, "parts": figures_of([*parts, last])}
                yield story.tell("sum", "rest", roles, 2 if number == 0 else 1, anchor=last.figure)


def _counts_otherwise(story: Story, before: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether a part is told by the all-purpose counter: 10名成员，4人是医生，后勤有 3个，其余 3人."""
    if story.says("generic_counter", whole.figure.quote):
        return False
    after = (each for each in before if each.sentence == whole.sentence and each.place > whole.place)
    return any(story.says("generic_counter", each.figure.quote) and not each.bracket for each in after)


def _is_item(story: Story, whole: Quantity, first: Quantity) -> bool:
    """Whether a value is told as one of the list that goes on after it: by its mark, or by the word before both."""
    between = story.between(whole.figure, first.figure)
    taken = all(story.says("ends_taken", each.lead) for each in (whole, first))
    return story.says("list_mark", between) or (taken and not first.which)


def _another(story: Story) -> Iterator[Telling]:
    """22人缺席，其中 8人免职，另外 14人不明: the parts after 其中 with another one are all.

    投资 36亿元。其中：土建 20亿元，其他 16亿元: so are those that remain of what the sentence before tells.
    """
    for at, last in enumerate(story.measured):
        remains = story.says("rest", last.lead)
        if not last.which or last.bracket or not (remains or story.says("rest_another", last.lead)):
            continue
        before = [each for each in story.measured[max(0, at - _BACK) : at] if alike(each.figure, last.figure)]
        parts = [each for each in before if each.which == last.which and each.sentence == last.sentence]
        if not all(_is_part(story, each) for each in parts) or _goes_on(story, at):
            continue
        wholes = [each for each in before if each.which < last.which and last.sentence - each.sentence <= 1]
        if remains and wholes and wholes[-1].sentence == last.sentence:
            continue  # told above
        if parts and wholes and _is_largest(wholes[-1], [*parts, last]) and _are_plain([wholes[-1], *parts, last]):
            roles: Roles = {"whole": wholes[-1].figure, "parts": figures_of([*parts, last])}
            yield story.tell("sum", "rest-another", roles, 1, anchor=last.figure)


def _is_part(story: Story, quantity: Quantity) -> bool:
    """Whether the last words before a value say nothing else than what part it is."""
    last = story.words.pattern("clause_mark").split(story.words.pattern("up_to_of_which").sub("", quantity.lead))[-1]
    return not story.says("not_listed", story.words.pattern("ends_taken").sub("", last.strip()))


def _goes_on(story: Story, at: int) -> bool:
    """Whether another value of its kind follows a value in its sentence."""
    one, following = story.measured[at], story.measured[at + 1 : at + 2]
    return any(each.sentence == one.sentence and alike(each.figure, one.figure) for each in following)


def _are_plain(quantities: Sequence[Quantity]) -> bool:
    """Whether values are told at their word."""
    return all(each.figure.hedge is Hedge.NONE and not each.figure.spelled for each in quantities)


def _is_largest(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return all(upper(whole.figure) >= lower(each.figure) for each in parts)


def _remaining_shares(story: Story) -> Iterator[Telling]:
    """男生占 55 %，其余 45 % 为女生: they make 100 %; those after a semicolon are of another thing."""
    for passage in story.passages.values():
        shared = False
        for sentence in passage.sentences:
            told: list[Mention] = []
            before, shared = shared, any(each.kind == "percent" for each in sentence.mentions)
            for share in (each for each in sentence.mentions if each.kind == "percent"):
                if told and story.says("other_view", story.between(told[-1], share)):
                    told = []
                told.append(share)
                # Of one share and the rest the others may stand in the sentence before.
                enough = len(told) > (2 if before else 1)
                if enough and story.says("rest_share", story.before(share, 10)) and not _are_changes(story, told):
                    named = any(story.says("share", story.before(each, 8)) for each in told)
                    if not named and "（" in story.between(told[0], share):
                        continue  # 54.7 %（100%-33.7%-11.6%）: it is worked out
                    form, explicit = ("rest-shares", 2) if named else ("rest-percents", 1)
                    yield story.tell("shares", form, {"shares": list(told)}, explicit, anchor=share)


def _are_changes(story: Story, told: Sequence[Mention]) -> bool:
    """Whether one of several figures is told as a bound or a change rather than a share."""
    return any(each.hedge is not Hedge.NONE or story.says("any_change", story.before(each, 6)) for each in told)


def _apart(story: Story) -> Iterator[Telling]:
    """甲 4200票，乙 3800票，相差 400票."""
    for one, two, by in zip(story.measured, story.measured[1:], story.measured[2:], strict=False):
        if not (one.sentence == two.sentence == by.sentence) or not _is_gap(story, by):
            continue
        if story.says("apart_by", two.lead.strip()):
            continue
        if alike(one.figure, two.figure) and alike(two.figure, by.figure):
            roles = {"more": one.figure, "less": two.figure, "by": by.figure}
            yield story.tell("difference", "apart", roles, 2, anchor=by.figure)


def _is_gap(story: Story, by: Quantity) -> bool:
    """Whether a figure is told as what lies between two others: 相差 400票, 以 400票之差."""
    return story.says("apart_by", by.lead.strip()) or story.says("gap_after", story.after(by.figure, 4))


def _points_apart(story: Story) -> Iterator[Telling]:
    """支持 52.3 %，反对 27.1 %，相差 25.2个百分点."""
    for passage in story.passages.values():
        told = passage.mentions
        for one, two, by in zip(told, told[1:], told[2:], strict=False):
            if by.kind != "points" or not (one.kind == two.kind == "percent"):
                continue
            if story.says("apart_by", story.before(by, 8)) and not story.says("sentence_end", story.between(one, by)):
                roles = {"more": one, "less": two, "by": by}
                yield story.tell("difference", "apart-points", roles, 1, anchor=by)


def _halves(story: Story) -> Iterator[Telling]:
    """占 54.2 %，超过一半; 过半（56 %）."""
    for passage in story.passages.values():
        for share in passage.mentions:
            if share.kind == "percent":
                found = story.words.pattern("over_half").search(story.after(share, 16))
                found = found or story.words.pattern("over_half_before").search(story.before(share, 14))
                if found:
                    side = "below" if found["less"] else "above"
                    yield story.tell("threshold", f"half-{side}", {"share": share}, 1, {side: _HALF}, share)


def _doubled(story: Story) -> Iterator[Telling]:
    """由 100亿元增至 210亿元，翻了一番."""
    numbers = {"": 1, **story.words.cues["numerals"], **story.words.cues["one"]}
    for quantity in story.mains:
        base = quantity.attribute("base")
        if base is None or not alike(base.mention, quantity.figure):
            continue
        found = _doubling(story, quantity.figure, base.mention)
        if found:
            growth = Fraction(2 ** numbers[found["times"]] - 1)
            words = _told_as(story.passages[quantity.block].words(*found.span("words")), growth)
            roles = {"now": quantity.figure, "before": base.mention, "rate": words}
            yield story.tell("change", "doubled", roles, 1, {"sign": 1}, words)


def _doubling(story: Story, now: Mention, base: Mention) -> re.Match[str] | None:
    """The words of how often a value doubled, behind it (由 100亿元增至 210亿元，翻一番) or before both."""
    text = story.passages[now.block].text
    behind = story.words.pattern("doubled").match(text, now.to, now.to + _LEAD)
    start = max(0, min(now.at, base.at) - _LEAD)
    return behind or story.words.pattern("doubled_ahead").search(text, start, min(now.at, base.at))


def _told_as(words: Mention, growth: Fraction) -> Mention:
    """Words that stand for a growth, about."""
    reading = Reading.only(Interval.around(growth, _ABOUT * (growth + 1)))
    return words._replace(kind="times", unit=NUMBER, reading=reading, value=growth, last_digit=Fraction(1))


def _contributions(story: Story) -> Iterator[Telling]:
    """增加 30.5亿元，其中 … 增加 19.8亿元，对增量的贡献率为 64.9 %."""
    told = [(q, a.mention) for q in story.quantities for a in q.attributes if a.kind == "difference"]
    told += [(q, q.figure) for q in story.measured if story.says("ends_difference", q.lead.strip())]
    told.sort(key=lambda each: (each[1].block, each[1].at))
    for share in story.mains:
        if share.kind != "percent" or not story.says("contribution", share.name + share.lead):
            continue
        before = [m for q, m in told if q.sentence == share.sentence and m.at < share.place][-2:]
        if len(before) == 2 and alike(before[0], before[1]):
            roles = {"part": before[1], "whole": before[0], "share": share.figure}
            yield story.tell("share", "contribution", roles, 1, anchor=share.figure)


def _this_many(story: Story) -> Iterator[Telling]:
    """共签约项目 128个 … 这 128个签约项目中: the same count again."""
    for one, two in pairwise(story.measured):
        yield from _same_many(story, [one], two)
    for first, second, two in zip(story.measured, story.measured[1:], story.measured[2:], strict=False):
        if first.unit is not second.unit:
            yield from _same_many(story, [first], two)


def _same_many(story: Story, before: list[Quantity], two: Quantity) -> Iterator[Telling]:
    noun = two.figure.noun
    if len(noun) < 2 or not story.says("this_many", story.before(two.figure, 4)):
        return
    for one in before:
        named = noun in one.name or one.figure.noun == noun
        if one.unit is two.unit and one.unit is not None and named and two.sentence - one.sentence <= 3:
            yield story.tell("same", "this-many", {"values": (one.figure, two.figure)}, 1, anchor=two.figure)
