"""Shares of a whole of which other shares of the text are: where two hold, or one to the tenth in the same paragraph,
another one is likely of it, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.share_wholes import IMPLIED
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.reading.mention import Mention

_FEWEST, _DIGITS = 2, 3
"""Other shares of a whole that hold, from which one that says no whole is likely of it; and digits of a share by which
one is enough: few other values make it.
"""


def common(story: Story, told: Sequence[Telling]) -> Iterator[Telling]:
    """Each share of an implied whole again, by the whole of which most others are, with these as its support."""
    forms = {story.words.form(each) for each in IMPLIED}
    implied = [each for each in told if each.form in forms]
    unnamed = {id(each.roles["share"][0]) for each in implied}
    holding: dict[int, dict[int, Mention]] = defaultdict(dict)
    for each in told:
        if each.kind == "share" and "other" not in each.roles and len(each.roles["whole"]) == 1 and _holds(each):
            share = each.roles["share"][0]
            holding[id(each.roles["whole"][0])][id(share)] = share
    best: dict[int, tuple[int, Telling]] = {}
    for each in implied:
        share = each.roles["share"][0]
        others = [one for key, one in holding[id(each.roles["whole"][0])].items() if key != id(share)]
        alone = (one for one in others if id(one) in unnamed and one.block == share.block and _is_precise(one))
        shown = len(others) >= _FEWEST or any(alone)
        if shown and len(others) > best.get(id(share), (0, each))[0]:
            best[id(share)] = len(others), each
    for number, each in best.values():
        yield each._replace(form=story.words.form("share-of-common"), explicit=1, support=(number, 0))


def _is_precise(share: Mention) -> bool:
    return share.places > 0 and len(share.digits.replace(".", "")) >= _DIGITS


def _holds(telling: Telling) -> bool:
    """Whether a part is its share of the whole, as printed: a look in floats, since the law decides."""
    part, whole, share = (telling.roles[role][0] for role in ("part", "whole", "share"))
    low, high = _ends(share)
    least, most = _ends(whole)
    return least > 0 and float(lower(part)) / most <= high and float(upper(part)) / least >= low


def _ends(mention: Mention) -> tuple[float, float]:
    return float(lower(mention)), float(upper(mention))
