"""Shares of a whole of which other shares of the text are: where two hold, a third one is likely of it, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.share_wholes import IMPLIED
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.reading.mention import Mention

_FEWEST = 2
"""Other shares of a whole that hold, from which one that says no whole is likely of it."""


def common(story: Story, told: Sequence[Telling]) -> Iterator[Telling]:
    """Each share of an implied whole again, by the whole of which most others are, with these as its support."""
    forms = {story.words.form(each) for each in IMPLIED}
    implied = [each for each in told if each.form in forms]
    holding: dict[int, set[int]] = defaultdict(set)
    for each in told:
        if each.kind == "share" and "other" not in each.roles and len(each.roles["whole"]) == 1 and _holds(each):
            holding[id(each.roles["whole"][0])].add(id(each.roles["share"][0]))
    best: dict[int, tuple[int, Telling]] = {}
    for each in implied:
        share = id(each.roles["share"][0])
        others = len(holding[id(each.roles["whole"][0])] - {share})
        if others >= _FEWEST and others > best.get(share, (0, each))[0]:
            best[share] = others, each
    for others, each in best.values():
        yield each._replace(form=story.words.form("share-of-common"), explicit=1, support=(others, 0))


def _holds(telling: Telling) -> bool:
    """Whether a part is its share of the whole, as printed: a look in floats, since the law decides."""
    part, whole, share = (telling.roles[role][0] for role in ("part", "whole", "share"))
    low, high = _ends(share)
    least, most = _ends(whole)
    return least > 0 and float(lower(part)) / most <= high and float(upper(part)) / least >= low


def _ends(mention: Mention) -> tuple[float, float]:
    return float(lower(mention)), float(upper(mention))
