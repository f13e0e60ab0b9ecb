"""Changes by cues: a value, what it was before, and by how much it moved, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import as_points, same_thing, same_unit
from check_data.facts.spaced.cues import Cue, cues
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_LONGEST = 5
"""Figures of the longest change: two values, a difference, a growth and one that is beside it."""
_BLANKS, _WIDEST = 2, 10
"""Blanks around the one word between the ends of a range, and times that the upper end of a range may be the lower one."""
_GAP = 110
"""Characters between two figures of one change."""


def changes(sentence: Sentence, told: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """Every change that a sentence tells, and every order of two values; none where it pairs figures one by one."""
    if len(told) < 2 or words.some("clauses", "paired").search(sentence.text):
        return
    at = 0
    while at < len(told):
        pairs = _side_by_side(sentence, told, at, words)
        if pairs:
            yield from pairs
            at += 4
            continue
        for length in range(min(_LONGEST - 1, len(told) - at), 1, -1):
            window = told[at : at + length]
            if _leads_on(told, at, length) or not _holds_together(sentence, window, words):
                continue
            made = list(_change(sentence, window, words))
            if made:
                yield from made
                at += length - 1
                break
        at += 1


def _leads_on(told: Sequence[Cue], at: int, length: int) -> bool:
    """Whether a value with changes after it is followed by the value that these lead to: they are of that one."""
    after = told[at + length].role if at + length < len(told) else ""
    return after == "to" and told[at].role in ("", "now", "to") and told[at + length - 1].role == "change"


def _holds_together(sentence: Sentence, window: Sequence[Cue], words: FactWords) -> bool:
    for one, two in zip(window, window[1:], strict=False):
        gap = sentence.between(one.mention, two.mention)
        if len(gap) > _GAP or ";" in gap or words.some("clauses", "breaks").search(gap):
            return False
    return True


def _change(sentence: Sentence, window: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """The tellings of a window in which each role is taken once."""
    before = [cue for cue in window if cue.role in ("before", "beside")]
    moved = [cue for cue in window if cue.role == "change"]
    values = [cue for cue in window if cue.role in ("", "now", "to", "balance")]
    if len(before) + len(moved) + len(values) != len(window) or len(values) != 1 or len(before) > 1 or len(moved) > 2:
        return
    value = values[0].mention
    if before and not same_thing(sentence, value, before[0].mention, words):
        return
    if before and not moved:
        yield from _order(sentence, window, value, before[0].mention, words)
    elif moved and (before or len(moved) == 2) and not _is_range(sentence, window):
        yield from _moved(sentence, window, value, before[0] if before else None, moved, words)


def _is_range(sentence: Sentence, window: Sequence[Cue]) -> bool:
    """Whether a change and the value that it leads to may be the two ends of a range: it rose 5 to 10 percent."""
    one, two = window[0], window[1]
    gap = sentence.between(one.mention, two.mention)
    if one.role != "change" or two.role != "to" or gap.count(" ") != _BLANKS or not gap.strip().isalpha():
        return False
    first = one.mention
    plain = first.quote[-1:].isdigit() and not first.noun
    return plain and two.mention.value <= _WIDEST * first.value


def _form(window: Sequence[Cue]) -> str:
    letters = {"before": "before", "beside": "beside", "change": "by"}
    return "-".join(letters.get(cue.role, "now") for cue in window)


def _moved(
    sentence: Sentence,
    window: Sequence[Cue],
    now: Mention,
    base: Cue | None,
    moved: Sequence[Cue],
    words: FactWords,
) -> Iterator[Telling]:
    before = base.mention if base else None
    known: dict[str, tuple[Mention, ...]] = {"now": (now,)}
    if before is not None:
        known["before"] = (before,)
    sign = next((cue.sign for cue in moved if cue.sign), 0)
    options: dict[str, int | str] = {"sign": sign}
    if words.some("clauses", "real").search(sentence.text):
        options["real"] = 1
    other = words.some("clauses", "other_base").search(sentence.text) is not None or _other_base(
        sentence, window, moved, words
    )
    loose = base is not None and base.role == "beside" and window[0].role == "change"
    for roles, factor in _readings(known, now, moved):
        if loose and "by" in roles and now.kind == "count":
            return  # a bare difference is most often from another time than what the value is set beside
        anchor = moved[0].mention
        if factor is not None:
            if before is None:
                return
            told: dict[str, tuple[Mention, ...]] = {"above": (now,), "below": (before,), "ratio": (factor,)}
            yield Telling("ratio", f"change:times:{_form(window)}", told, anchor=anchor)
        elif len(roles) >= 3:
            form = f"change:{_form(window)}" + (":points" if now.kind == "percent" and "by" in roles else "")
            explicit = 1 if other or loose else 2
            yield Telling("change", form, roles, explicit, options, anchor=anchor)


def _other_base(sentence: Sentence, window: Sequence[Cue], moved: Sequence[Cue], words: FactWords) -> bool:
    """Whether words behind the last change tell of another base: a drop of 42% from last year."""
    if window[-1].role != "change":
        return False
    after = sentence.after(moved[-1].mention)
    other = words.some("cues", "bases", "other").match(after.lstrip())
    return other is not None and not after.lstrip()[other.end() :].lstrip()[:1].isdigit()


def _readings(
    base: dict[str, tuple[Mention, ...]], now: Mention, moved: Sequence[Cue]
) -> Iterator[tuple[dict[str, tuple[Mention, ...]], Mention | None]]:
    """The roles that a value's changes may have: growths are rates, differences in its unit are "by"; a percentage
    between percentages may be either.
    """
    roles = dict(base)
    either: Mention | None = None
    for cue in moved:
        by = cue.mention
        if by.kind == "times":
            yield roles, by
            return
        if now.kind == "percent":
            points = as_points(by)
            if points is None:
                return
            either = by if by.kind == "percent" else either
            roles["by"] = (points,)
        elif by.kind == "percent" and "rate" not in roles:
            roles["rate"] = (by,)
        elif "by" not in roles and (same_unit(by, now)):
            roles["by"] = (by,)
        else:
            return
    yield roles, None
    if either is not None and len(moved) == 1:
        yield {**base, "rate": (either,)}, None


def _order(
    sentence: Sentence, window: Sequence[Cue], now: Mention, before: Mention, words: FactWords
) -> Iterator[Telling]:
    """Two values of which words say which is larger."""
    first, last = window[0].mention, window[-1].mention
    between = sentence.between(first, last)
    sign = _sign(between, words)
    if sign is None:
        left = sentence.before(first)[-_GAP:]
        for mark in (";", ":", "(", ")"):
            left = left.rpartition(mark)[2]
        held = [mention for mention in sentence.mentions if mention.to <= first.at and mention.kind != "date"]
        if held:
            left = left[-(first.at - held[-1].to) :] if first.at > held[-1].to else ""
        sign = _sign(left, words)
    if not sign:
        return
    more, less = (now, before) if sign > 0 else (before, now)
    yield Telling("order", f"order:{_form(window)}", {"more": (more,), "less": (less,)}, explicit=1)


def _sign(text: str, words: FactWords) -> int | None:
    found = [each[0].lower() for each in words.move.finditer(text)]
    return words.moves[" ".join(found[-1].split())] if found else None


def _side_by_side(sentence: Sentence, told: Sequence[Cue], at: int, words: FactWords) -> list[Telling]:
    """56 million or 0.83 a share, up from 36.8 million or 0.55: two values and their bases, told side by side."""
    if at + 4 > len(told):
        return []
    one, two, base, other = told[at : at + 4]
    joined = words.some("clauses", "joins")
    if base.role not in ("before", "beside") or not all(
        joined.search(gap) and len(gap) < _GAP
        for gap in (sentence.between(one.mention, two.mention), sentence.between(base.mention, other.mention))
    ):
        return []
    if any(cue.role not in ("", "now", "to", "change") for cue in (one, two)) or other.role in ("change", "total"):
        return []
    made: list[Telling] = []
    for value, before in ((one, base), (two, other)):
        if same_unit(value.mention, before.mention):
            window = [value._replace(role="now"), before._replace(role="before")]
            made += _order_of(sentence, told, window, two, base, words)
    return made


def _order_of(
    sentence: Sentence, told: Sequence[Cue], window: Sequence[Cue], two: Cue, base: Cue, words: FactWords
) -> Iterator[Telling]:
    sign = _sign(sentence.between(two.mention, base.mention), words)
    if sign:
        now, before = window[0].mention, window[1].mention
        more, less = (now, before) if sign > 0 else (before, now)
        yield Telling("order", "order:side-by-side", {"more": (more,), "less": (less,)}, explicit=1)


def outside_brackets(sentence: Sentence) -> Sentence | None:
    """The sentence without the mentions in its brackets; None where there are none."""
    depth = 0
    kept: list[Mention] = []
    marks = iter(_brackets(sentence))
    mark = next(marks, None)
    for mention in sentence.mentions:
        while mark is not None and mark[0] < mention.at - sentence.at:
            depth = max(0, depth + mark[1])
            mark = next(marks, None)
        if not depth:
            kept.append(mention)
    return sentence._replace(mentions=tuple(kept)) if len(kept) < len(sentence.mentions) else None


def _brackets(sentence: Sentence) -> list[tuple[int, int]]:
    return [(place, 1 if char in "([" else -1) for place, char in enumerate(sentence.text) if char in "()[]"]


def told_of(sentence: Sentence, words: FactWords) -> list[Cue]:
    """The cues of a sentence."""
    return cues(sentence, words)
