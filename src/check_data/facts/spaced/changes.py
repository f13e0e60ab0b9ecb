"""Changes by cues: a value, what it was before, and by how much it moved, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import as_points, nearly, same_thing, same_unit
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.orders import form_of, order, side_by_side
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention

_LONGEST = 5
"""Figures of the longest change: two values, a difference, a growth and one that is beside it."""
_BLANKS, _WIDEST = 2, 10
"""Blanks around the one word between the ends of a range; times that its upper end may be the lower one."""
_GAP, _BESIDE, _FAR, _NEXT = 110, 40, 60, 16
"""Characters between two figures of one change."""


def changes(sentence: Sentence, told: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """Every change that a sentence tells, and every order of two values; none where it pairs figures one by one."""
    if len(told) < 2 or words.some("clauses", "paired").search(sentence.text):
        return
    told = _without_times(told)
    at = 0
    while at < len(told):
        pairs = side_by_side(sentence, told, at, words)
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


def _without_times(told: Sequence[Cue]) -> Sequence[Cue]:
    """The cues without lengths of time, where what changed is none: it doubled in three years from 4 to 8."""
    spans = [cue for cue in told if cue.mention.kind == "span"]
    changed = any(cue.role in ("before", "beside", "change") for cue in spans)
    return told if changed or len(spans) > 1 else [cue for cue in told if cue.mention.kind != "span"]


def _leads_on(told: Sequence[Cue], at: int, length: int) -> bool:
    """Whether a value with changes after it is followed by the value that these lead to: they are of that one."""
    after = told[at + length].role if at + length < len(told) else ""
    return after == "to" and told[at].role in ("", "now", "to") and told[at + length - 1].role in ("change", "before")


def _holds_together(sentence: Sentence, window: Sequence[Cue], words: FactWords) -> bool:
    for one, two in pairwise(window):
        gap = sentence.between(one.mention, two.mention)
        if len(gap) > _GAP or _is_parted(gap, words) or words.some("clauses", "breaks").search(gap):
            return False
    return True


def _is_parted(gap: str, words: FactWords) -> bool:
    """Whether a semicolon parts what is told, unless what follows goes on with it: that is 3 per cent more; a year ago
    it was 4.
    """
    _, mark, after = gap.partition(";")
    after = after.lstrip()
    goes_on = words.some("lists", "that_is").match(after) or words.some("cues", "far", "before").match(after)
    return bool(mark) and (";" in after or goes_on is None)


def _change(sentence: Sentence, window: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """The tellings of a window in which each role is taken once."""
    before = [cue for cue in window if cue.role in ("before", "beside")]
    moved = [cue for cue in window if cue.role == "change"]
    values = [cue for cue in window if cue.role in ("", "now", "to", "balance") or _is_first(cue, window)]
    if len(before) + len(moved) + len(values) != len(window) or len(values) != 1 or len(before) > 1 or len(moved) > 2:
        return
    value = values[0].mention
    if window[0].role == "beside" or not (before or values[0] is window[0] or values[0].role in ("to", "now")):
        return
    if before and not (same_thing(sentence, value, before[0].mention, words) and _may_change(value, before[0].mention)):
        return
    if before and not moved:
        yield from order(sentence, window, value, before[0].mention, words)
    elif moved and (before or len(moved) == 2) and not _is_range(sentence, window):
        yield from _moved(sentence, window, value, before[0] if before else None, moved, words)


def _is_first(cue: Cue, window: Sequence[Cue]) -> bool:
    """Whether a total is a value that is compared with the next one: exports totalled 46, compared with 40."""
    return cue is window[0] and cue.role == "total" and window[1].role in ("before", "beside")


def _may_change(now: Mention, before: Mention) -> bool:
    """Whether two figures are told as values: not the ends of a time (from 24 to 48 hours), nor a word beside a
    decimal or negative number.
    """
    if now.kind in ("span", "age") and not all(each.quote[-1:].isalpha() for each in (now, before)):
        return False
    return now.spelled == before.spelled or not any(each.places or each.negative for each in (now, before))


def _is_range(sentence: Sentence, window: Sequence[Cue]) -> bool:
    """Whether a change and the value that it leads to may be the two ends of a range: it rose 5 to 10 percent."""
    one, two = window[0], window[1]
    gap = sentence.between(one.mention, two.mention)
    if one.role != "change" or two.role != "to" or gap.count(" ") != _BLANKS or not gap.strip().isalpha():
        return False
    first = one.mention
    plain = first.quote[-1:].isdigit() and not first.noun
    return plain and two.mention.value <= _WIDEST * first.value


def _moved(
    sentence: Sentence,
    window: Sequence[Cue],
    now: Mention,
    base: Cue | None,
    moved: Sequence[Cue],
    words: FactWords,
) -> Iterator[Telling]:
    if base is not None and window[-1].role == "change" and _apart_from(sentence, window[-1].mention, words):
        return
    if window[-1].role == "change" and _has_subject(sentence, window[-2].mention, window[-1].mention, words):
        return
    before = base.mention if base else None
    known: dict[str, tuple[Mention, ...]] = {"now": (now,)}
    if before is not None:
        known["before"] = (before,)
    printed = any(cue.mention.negative for cue in moved)  # a minus that is printed is that of now less before
    sign = 0 if printed else next((cue.sign for cue in moved if cue.sign), 0)
    options: dict[str, int | str] = {"sign": sign}
    if words.some("clauses", "real").search(sentence.text):
        options["real"] = 1
    other = words.some("clauses", "other_base").search(sentence.text) is not None or _other_base(
        sentence, window, moved, words
    )
    loose = base is not None and [cue.role for cue in window] == ["change", "to", "beside"]
    known_base = base is not None and words.some("cues", "far", "before").search(sentence.after(base.mention)[:_FAR])
    for roles, factor in _readings(known, now, moved):
        if loose and "by" in roles and now.kind == "count":
            return  # a bare difference is most often from another time than what the value is set beside
        anchor = moved[0].mention
        if factor is not None:
            if base is None or base.role == "beside" or now.kind == "percent":
                return
            told: dict[str, tuple[Mention, ...]] = {"above": (now,), "below": known["before"], "ratio": (factor,)}
            yield Telling("ratio", f"change:times:{form_of(window)}", told, anchor=anchor)
        else:
            form = f"change:{form_of(window)}" + (":points" if now.kind == "percent" and "by" in roles else "")
            if "rate" in roles and words.some("clauses", "yearly").search(_around(sentence, window)):
                yield from _yearly(sentence, window, roles, form)
                return
            # What a value is set beside is the base of its change only where words say so: rose 3% to 15, compared
            # with 14 in April, may be told of another month.
            unsure = (loose and not known_base) or _has_object(sentence, window, words)
            explicit = 0 if unsure else 1 if other or _is_bare(sentence, window) else 2
            yield Telling("change", form, roles, explicit, options, anchor=anchor)


def _apart_from(sentence: Sentence, by: Mention, words: FactWords) -> bool:
    """Whether a difference is told from another thing than the figures beside it: 50 cm above the dyke."""
    after = sentence.after(by).lstrip()
    found = words.some("cues", "apart").match(after)
    return found is not None and not any(map(str.isdigit, after[found.end() : found.end() + _NEXT]))


def _has_subject(sentence: Sentence, before: Mention, by: Mention, words: FactWords) -> bool:
    """Whether a change is told of a subject of its own: it was 10%, against 11%, and the number of jobs grew 0.8%."""
    gap = sentence.between(before, by)
    for joined in words.some("clauses", "joins").finditer(gap):
        article, _, rest = gap[joined.end() :].strip().partition(" ")
        noun = rest.partition(" ")[0].lower()
        if article.lower() in words.articles and noun.isalpha() and noun not in words.moves | words.compared:
            return noun not in words.change_nouns and noun not in words.stop
    return False


def _has_object(sentence: Sentence, window: Sequence[Cue], words: FactWords) -> bool:
    """Whether what a bound is of follows it, so that it is no growth of the figure before: 32 of them lost at least 5%
    body weight, compared with 25.
    """
    rate = window[1].mention
    if [cue.role for cue in window[1:]] != ["change", "beside"] or rate.hedge not in (Hedge.AT_LEAST, Hedge.OVER):
        return False
    after = sentence.after(rate)
    word = after.lstrip().partition(" ")[0].lower()
    known = (words.stop, words.compared, words.moves)
    return after[:1] == " " and word.isalpha() and not any(word in each for each in known)


def _around(sentence: Sentence, window: Sequence[Cue]) -> str:
    """The words of a window and right behind it."""
    start, end = window[0].mention.at - sentence.at, window[-1].mention.to - sentence.at
    return sentence.text[max(0, start - _BESIDE) : end + _BESIDE]


def _yearly(
    sentence: Sentence, window: Sequence[Cue], roles: Mapping[str, tuple[Mention, ...]], form: str
) -> Iterator[Telling]:
    """The growth of a year where the two values are told of two years: compound, of as many as lie between."""
    years = [
        mention.quote
        for mention in sentence.mentions
        if mention.kind == "date" and mention.quote.isdigit() and mention.at > window[0].mention.at - _GAP
    ]
    if len(years) == len(("first", "last")) and "before" in roles:
        between = abs(int(years[1]) - int(years[0]))
        told = {role: roles[role] for role in ("now", "before", "rate")}
        if between:
            yield Telling("average-growth", form, told, 1, {"years": between}, anchor=roles["rate"][0])


def _is_bare(sentence: Sentence, window: Sequence[Cue]) -> bool:
    """Whether a bare number leads right to the value: fell 0.10 to 1.25 may tell of a range of changes."""
    one, two = window[0], window[1]
    plain = one.role == "change" and one.mention.kind == "count" and not one.mention.noun
    return plain and two.role == "to" and len(sentence.between(one.mention, two.mention)) <= len(" to ")


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
    """The roles that a value's changes have: growths are rates, differences in its unit are "by"."""
    roles = dict(base)
    for cue in moved:
        by = cue.mention
        if by.kind == "times":
            yield roles, by
            return
        role, by = _role(base, now, nearly(by))
        if not role or role in roles:
            return
        roles[role] = (by,)
    yield roles, None


def _role(base: Mapping[str, tuple[Mention, ...]], now: Mention, by: Mention) -> tuple[str, Mention]:
    """What a change is of a value, empty where it can be none of it; a percentage between percentages is what it is
    nearer to, points or a growth.
    """
    if now.kind != "percent":
        role = "rate" if by.kind == "percent" else "by" if same_unit(by, now) else ""
        return role, by
    points = as_points(by)
    if by.kind == "percent" and "before" in base:
        before = base["before"][0].value
        difference = abs(now.value - before)
        growth = difference / abs(before) if before else None
        if growth is not None and _apart(by.value, growth) < _apart(by.value, difference):
            return "rate", by
    return ("by", points) if points is not None else ("", by)


def _apart(told: Fraction, made: Fraction) -> Fraction:
    return abs(abs(told) - made) / max(abs(told), made) if told or made else Fraction(0)
