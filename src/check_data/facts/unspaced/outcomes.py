"""Tellings of outcomes: all that were ever counted are those that left, one way or the other, and those that remain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, figures_of, to_the_unit
from check_data.figures.conventions import Hedge

_AHEAD = 10
"""Values after a whole among which its outcomes are."""
_FEWEST = 2
"""Outcomes that are together at most all."""
_WELL, _DIED, _REMAINS = "outcome_well", "outcome_died", "outcome_remains"


def outcomes(story: Story) -> Iterator[Telling]:
    """累计确诊 59例，治愈出院 2例，死亡 1例，现在院 56例: those that remain are the rest."""
    told = [each for each in story.measured if not (each.which or each.bracket or each.heading)]
    for at, whole in enumerate(told):
        if not _is_plain(whole) or not story.says("outcome_whole", _words(story, whole)):
            continue
        found = _outcomes(story, whole, told[at + 1 : at + 1 + _AHEAD])
        if len(found) < _FEWEST:
            continue
        all_, *parts = to_the_unit(figures_of([whole, *found.values()]))
        roles: Roles = {"whole": all_, "parts": parts}
        if _WELL in found and _REMAINS in found:
            form, explicit = _form(story, found)
            yield story.tell("sum", form, roles, explicit, anchor=all_)
        yield story.tell("sum", "outcomes-open", roles, 1, {"open": 1}, parts[0])


def _form(story: Story, found: dict[str, Quantity]) -> tuple[str, int]:
    """Where deaths are not told, there may be some; and not all that remain are in hospital."""
    if _DIED not in found:
        return "outcomes-of-two", 0
    return ("outcomes", 2) if story.says("outcome_now", _words(story, found[_REMAINS])) else ("outcomes-in-hospital", 0)


def _outcomes(story: Story, whole: Quantity, after: Sequence[Quantity]) -> dict[str, Quantity]:
    """The first value of each outcome, in the sentence of the whole or the next one, up to what remains."""
    found: dict[str, Quantity] = {}
    for each in after:
        words = _words(story, each)
        if each.block != whole.block or each.sentence > whole.sentence + 1 or story.says("outcome_whole", words):
            break
        if not alike(each.figure, whole.figure) or not _is_plain(each) or story.says("outcome_other", words):
            continue
        kind = next((kind for kind in (_REMAINS, _DIED, _WELL) if story.says(kind, words)), "")
        if kind:
            found.setdefault(kind, each)
        if kind == _REMAINS:
            break
    return found


def _is_plain(quantity: Quantity) -> bool:
    return quantity.figure.hedge is Hedge.NONE


def _words(story: Story, quantity: Quantity) -> str:
    """The words around a value in its clause."""
    start = story.words.pattern("name_start")
    before = start.split(story.before(quantity.figure, 40))[-1]
    return before + start.split(story.after(quantity.figure, 16))[0]
