"""Words of Chinese bulletins that do not tell one count from another."""

from __future__ import annotations

from check_data.patterns import lazily

DISEASE = lazily(r"新型冠状病毒|感染的|新冠病毒|新冠|肺炎|感染者?")
"""The disease that a bulletin is of."""
NO_PLACE = lazily(r"[\d年月日时—–~-]+|全[省市区县国]|[我本][省市区县]|当日|当天|今日|昨日|截至|通报|报告|[省市区县]")
"""Times, the place as a bulletin calls its own, and what follows its name."""
OTHER = lazily("本地|境外|输入|本土|连续|外|除|其他|其余|无|没有|累计")
"""Another kind, place or time than what a bulletin counts as a whole."""
