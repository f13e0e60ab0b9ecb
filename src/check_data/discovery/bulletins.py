"""What Chinese bulletins count, and where: the words that tell one count from another, and those that do not."""

from __future__ import annotations

from check_data.patterns import lazily

DISEASE = lazily(r"新型冠状病毒|感染的|新冠病毒|新冠|肺炎|感染者?")
"""The disease that a bulletin is of."""
NO_PLACE = lazily(r"[\d年月日时—–~-]+|全[省市区县国]|[我本][省市区县]|当日|当天|今日|昨日|截至|通报|报告|[省市区县]")
"""Times, the place as a bulletin calls its own, and what follows its name."""
OTHER = lazily("本地|境外|输入|本土|连续|外|除|其他|其余|无|没有|累计")
"""Another kind, place or time than what a bulletin counts as a whole."""
WHAT = r"(?P<what>[^。；;，,：:、和及（(\s\d]{1,24})"
"""The words after 新增 or 累计 that name what is counted."""


def one_place(first: str, second: str) -> bool:
    """Whether words before two counts may be of one place: one of them names none, or both the same."""
    places = [NO_PLACE.sub("", each) for each in (first, second)]
    return not all(places) or places[0][:2] == places[1][:2]
