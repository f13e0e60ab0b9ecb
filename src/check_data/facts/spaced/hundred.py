"""Shares of one whole that make all of it: where a word says that they are all, one is "other", or they are of the
kinds of a closed set.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import are_points
from check_data.facts.spaced.closed import are_kinds
from check_data.facts.spaced.code import AMOUNTS, ANY, CODES, VALUES, Coded
from check_data.facts.spaced.enumerated import enumerated, may_be_all, negates, parted_by_strokes
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_GAP, _BEFORE, _AFTER, _NAME, _REST, _FEWEST = 110, 90, 45, 30, 24, 3
_PERCENT = CODES["percent"]
_FIGURES = VALUES + CODES["ratio"] + CODES["range"] + CODES["statistic"]
_NO_SHARES = ANY.replace(_PERCENT, "")
_COUNTED = lazily(rf"[{CODES['count']}](?:\s[^\W\d_][^\W\d_-]*){{0,2}}\s\Z")
"""A count, and two words at most behind it."""
_AMOUNTS_BETWEEN = CODES["money"] + CODES["measure"] + CODES["ratio"]
"""Figures that part shares of one whole from those of another even where words say that they are all: ages do not."""


def several(text: str, words: FactWords) -> bool:
    """Whether a text says that its shares make more than 100, as where several answers were allowed."""
    return words.some("shares", "several").search(text) is not None


def hundred(code: Coded, moved: Container[int], words: FactWords) -> Iterator[Telling]:
    """Every run of shares of a sentence, outside of its brackets, that makes 100; ``moved`` are the places in the file
    of the percentages that are changes.
    """
    places = [place for place in sorted(code.at) if code.text[place] == _PERCENT and code.at[place].start not in moved]
    if len(places) < 2 or words.some("clauses", "paired").search(code.text):
        return
    others = _AMOUNTS_BETWEEN if words.some("shares", "complete").search(code.text) else _FIGURES
    for run in _runs(code, places, others, words):
        yield from _told(code, run, words)
        yield from _by_sum(code, run, words)
    yield from enumerated(code, words)
    yield from parted_by_strokes(code)
    yield from _in_brackets(code, places, words)
    yield from _in_one_bracket(code, places, words)


def _by_sum(code: Coded, run: Sequence[int], words: FactWords) -> Iterator[Telling]:
    """Shares of one list, shown where they make 100: nothing but that says that they are all."""
    joined = words.some("clauses", "joins")
    last = _plain(code.text[run[-2] + 1 : run[-1]]) if len(run) >= _FEWEST else ""
    if joined.search(last) and not _moved(code, run, words):
        yield Telling("shares", "shares:run", {"shares": tuple(code.at[place] for place in run)}, explicit=0)


def _at_most(code: Coded, run: Sequence[int], shares: tuple[Mention, ...], words: FactWords) -> Iterator[Telling]:
    """Shares that make 100 at most: of those who chose one of several; of one budget, one market."""
    end = run[-1] + _AFTER
    chosen = len(words.some("shares", "choices").findall(code.text, run[0], end)) > 1
    spent = words.some("shares", "of_one").search(code.text, run[0], run[0] + _BEFORE) is not None
    makes = len(run) >= _FEWEST and words.some("shares", "make_up").search(
        code.text, max(0, run[0] - _NAME), run[0] + 1
    )
    # Of those who chose, some are against.
    if (chosen and not _goes(code, run, words)) or ((spent or makes) and not _moved(code, run, words)):
        form = "shares:choices" if chosen else "shares:of-one"
        yield Telling("shares", form, {"shares": shares}, explicit=1, options={"open": 1})


def _in_brackets(code: Coded, places: Sequence[int], words: FactWords) -> Iterator[Telling]:
    """Names that each have a share in a bracket: Europe (45%), Asia (35%) and the Americas (20%)."""
    run: list[int] = []
    for place in (*places, len(code.text)):
        alone = code.text[place - 1 : place] in ("(", "[") and code.text[place + 1 : place + 2] in (")", "]")
        gap = code.text[run[-1] + 2 : place - 1] if run else ""
        if run and not (alone and _names_one(gap)):
            yield from _of_brackets(code, run, words)
            run = []
        run = [*run, place] if alone else []


def _in_one_bracket(code: Coded, places: Sequence[int], words: FactWords) -> Iterator[Telling]:
    """A bracket of nothing but the shares of a closed set, right behind a count: 48 adults (58% women, 42% men)."""
    ties = words.some("names", "ties")
    for start, group in groupby(places, key=lambda place: code.text.rfind("(", 0, place)):
        run, end = list(group), code.text.find(")", start)
        inside = code.text[start + 1 : end]
        counted = _COUNTED.search(code.text[max(0, start - _NAME) : max(0, start)])
        if counted is None or end < run[-1] or len(run) < 2 or any(char in _NO_SHARES for char in inside):
            continue
        named = [inside[place - start : after - start - 1] for place, after in zip(run, [*run[1:], end], strict=True)]
        before = [inside[at - start : place - start - 1] for at, place in zip([start, *run], run, strict=False)]
        kinds = any(are_kinds(names, words, words.sets_of_shares) for names in (named, before))
        if kinds and not any(ties.match(name.lstrip()) for name in named):  # 58% of women smoked, 42% of men
            yield _telling("shares:closed-bracket", tuple(code.at[place] for place in run))


def _names_one(gap: str) -> bool:
    """Whether words between two shares in brackets name the second, with what it is of that at most: Asia 350 (35%)."""
    told = sum(char in ANY for char in gap)
    amounts = sum(char in AMOUNTS for char in gap)
    return len(gap) <= _NAME and told == amounts <= 1 and not any(char in ".;:()[]" for char in gap)


def _of_brackets(code: Coded, run: Sequence[int], words: FactWords) -> Iterator[Telling]:
    if len(run) < _FEWEST or not words.some("clauses", "joins").search(code.text[run[-2] : run[-1]]):
        return
    said = words.some("shares", "complete").search(code.text, max(0, run[0] - _BEFORE), run[0])
    shares = tuple(code.at[place] for place in run)
    yield Telling("shares", "shares:brackets", {"shares": shares}, explicit=1 if said else 0)


def _runs(code: Coded, places: Sequence[int], others: str, words: FactWords) -> Iterator[list[int]]:
    """Shares that follow each other without a figure of the kinds ``others`` between, outside of brackets."""
    run: list[int] = []
    depth = 0
    last = 0
    for place in places:
        depth += sum((char in "([") - (char in ")]") for char in code.text[last:place])
        last = place
        if depth > 0:
            continue
        between = code.text[run[-1] + 1 : place] if run else ""
        plain = _plain(between)
        other = any(char in others for char in plain) or _counts(code, run, place)
        parted = ";" in plain and (len(run) > 1 or len(plain) > _REST) and not _the_rest(words).search(plain[-_REST:])
        if run and (len(plain) > _GAP or parted or other):
            if not other:
                yield run
            run = []
        run.append(place)
    if run:
        yield run


def _counts(code: Coded, run: Sequence[int], place: int) -> bool:
    """Whether things are counted between two shares: 12 repetitions at 40%."""
    return bool(run) and any(each.kind == "count" and each.noun for each in code.mentions(run[-1] + 1, place))


def _plain(text: str) -> str:
    """A text without its brackets."""
    kept: list[str] = []
    depth = 0
    for char in text:
        depth += char in "(["
        if not depth:
            kept.append(char)
        depth -= char in ")]" and depth > 0
    return "".join(kept)


def _told(code: Coded, run: Sequence[int], words: FactWords) -> Iterator[Telling]:
    if len(run) < 2:
        return
    shares = tuple(code.at[place] for place in run)
    start, end = max(0, run[0] - _BEFORE), run[-1] + _AFTER
    around, inside = code.text[start:end], _plain(code.text[max(0, run[0] - _NAME) : end])
    others = _others(words).search(inside) is not None
    if _are_rates(code, run, words):
        return
    if len(run) == 2:
        if _moved(code, run, words) or _differ(code, run[-1]):
            return
        if are_kinds(_named(code, run), words, words.sets_of_shares):
            yield _telling("shares:closed", shares)
        elif others:
            yield _telling("shares:other:2", shares)
        elif negates(_named(code, run), words) and may_be_all(shares):
            yield _telling("shares:negated:2", shares)
        elif _of_two_wholes(code, run, words):
            yield from _at_most(code, run, shares, words)
        elif are_kinds(_named_before(code, run), words, words.sets_of_shares):
            yield _telling("shares:closed-before", shares)
        elif _the_rest(words).search(code.text, max(run[0], run[1] - _REST), run[1]):
            yield _telling("shares:rest:2", shares)
        else:
            yield from _at_most(code, run, shares, words)
    elif are_kinds(_named(code, run), words, words.sets_of_shares):
        yield _telling("shares:closed:3", shares)
    elif are_kinds(_named_before(code, run), words, words.sets_of_shares):
        yield _telling("shares:closed-before:3", shares)
    elif others:
        yield _telling("shares:other", shares)
    elif words.some("shares", "complete").search(around):
        yield _telling("shares:complete", shares)
    else:
        yield from _at_most(code, run, shares, words)


def _are_rates(code: Coded, run: Sequence[int], words: FactWords) -> bool:
    """Whether each share is told of what happened in one kind of a closed set: 12% in women and 15% in men."""
    inside, named = words.some("shares", "in_kind"), _named(code, run)
    every = all(inside.match(name.lstrip()) for name in named)
    return every and are_kinds(named, words, words.sets_of_shares)


def _differ(code: Coded, last: int) -> bool:
    """Whether points follow two shares: their difference, so that they are shares of two wholes."""
    after = _after(code, last)
    return after is not None and after.kind == "points"


def _after(code: Coded, last: int) -> Mention | None:
    """The figure behind a place."""
    return next((each for place, each in sorted(code.at.items()) if place > last), None)


def _of_two_wholes(code: Coded, run: Sequence[int], words: FactWords) -> bool:
    """Whether bare points follow shares of kinds of a closed set: men 45%, women 52%: 7 points more."""
    after = _after(code, run[-1])
    return after is not None and are_points(after, words)


def _others(words: FactWords) -> re.Pattern[str]:
    """A share that is told of all others: other 2%, 2% for others."""
    known = words.expressions.get(("others",))
    if known is None:
        listed, joined = words.some("shares", "others").pattern, words.some("clauses", "joins").pattern
        ties = words.some("names", "ties").pattern
        named = rf"{listed}(?:\s(?!(?:{ties})\b)[^\W\d]+){{0,2}}[\s:–-]{{0,3}}[{_PERCENT}]"
        known = re.compile(rf"{named}|[{_PERCENT}]\s(?!{joined})(?:\w+\s){{0,2}}{listed}", re.IGNORECASE)
        words.expressions["others",] = known
    return known


def _the_rest(words: FactWords) -> re.Pattern[str]:
    """What says that a share is the rest: the remaining 35%, the other 30%."""
    known = words.expressions.get(("the-rest",))
    if known is None:
        articles, rest = words.some("lists", "rest_articles").pattern, words.some("lists", "rest").pattern
        known = words.expressions["the-rest",] = re.compile(rf"{articles}\s{rest}", re.IGNORECASE)
    return known


def _telling(form: str, shares: tuple[Mention, ...]) -> Telling:
    return Telling("shares", form, {"shares": shares}, explicit=1)


def _moved(code: Coded, run: Sequence[int], words: FactWords) -> bool:
    gap = code.text[run[0] : run[-1]]
    return _goes(code, run, words) or words.some("lists", "not_parts").search(gap) is not None


def _goes(code: Coded, run: Sequence[int], words: FactWords) -> bool:
    """Whether words near shares tell that they go up or down."""
    around = code.text[max(0, run[0] - _NAME) : run[-1] + _NAME]
    # What is made up of parts does not go up.
    return words.move.search(words.some("shares", "make_up").sub("", around)) is not None


def _named(code: Coded, run: Sequence[int]) -> list[str]:
    """The words of each share: those after it up to the next, or those before it where the text begins with them."""
    ends = [*run[1:], run[-1] + _AFTER]
    after = [code.text[place + 1 : end] for place, end in zip(run, ends, strict=True)]
    return [
        "".join(char if char.isalnum() or char == "-" else " " for char in text.partition(".")[0]) for text in after
    ]


def _named_before(code: Coded, run: Sequence[int]) -> list[str]:
    """The words before each share, from the one before it on: male: 49%; female: 51%."""
    starts = [max(0, run[0] - _NAME), *(place + 1 for place in run[:-1])]
    before = [code.text[start:place] for start, place in zip(starts, run, strict=True)]
    return [
        "".join(char if char.isalnum() or char == "-" else " " for char in text.rpartition(".")[2]) for text in before
    ]
