"""Figures in running Chinese text: what starts one, what belongs to it, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.patterns import lazily
from check_data.reading.chinese_quotes import HEDGES_BEFORE
from check_data.reading.grouping import CAME_BEFORE, GOES_ON, SPACED
from check_data.reading.numerals import DIGITS, NUMERAL, TENS
from check_data.reading.phrase import VULGAR
from check_data.reading.starts import by_last_letter

# Classifiers and units that follow a number. A number written in characters counts as a figure only
# before one of them (or 成, 分之): 一手抓 and 万众一心 hold no figure.
CLASSIFIERS = """台套 人次 人份 标箱 个月 小时 分钟 秒钟 周年 公里 千米 厘米 毫米 公斤 千克 毫升 公顷 平方公里 平方千米
平方米 立方米 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 摄氏度 美元 欧元 英镑 日元 港元 卢布 人民币 元
人 名 位 例 家 户 个 只 台 套 件 条 项 场 次 支 辆 架 艘 列 吨 米 亩 岁 天 瓶 箱 盒 批 份 张 册 篇
座 栋 幢 间 片 块 根 株 棵 匹 羽 床 趟 颗 枚 种 类 款 桶 包 袋 桌 笔 届 轮 宗 票 升 斤""".split()
# After digits these are units; after a numeral they are parts of words (四周, 三部, 五百年).
_ONLY_AFTER_DIGITS = "年 周 秒 期 起 头 口 处 本 门 双 部 所 班 克 ℃".split()
# These count after a numeral only: 两大, 三方.
_ONLY_SPELLED = ["大", "方"]


# A group that mostly fails begins with a look at the next character, (?=...): that takes a fraction of what trying its
# alternatives one after the other does.
def _any(words: Sequence[str]) -> str:
    """Longest first; those of one character as a set, which is compiled and searched faster."""
    longer = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    firsts, single = "".join({word[0]: None for word in longer}), "".join(word for word in words if len(word) == 1)
    return f"(?:(?=[{firsts}])(?:{'|'.join(longer)})|[{single}])"


_DIGITED_UNIT = _any(CLASSIFIERS + _ONLY_AFTER_DIGITS)
_SPELLED_UNIT = _any(CLASSIFIERS + _ONLY_SPELLED)

_DIGITS = (
    rf"(?:(?=\d{{1,3}}[ \u00a0\u2009\u202f]\d)(?:{SPACED})"
    r"|\d++(?:(?:[,，]\d{3})+(?:\.\d+)?(?![\d,])|(?:\.\d+)?))"
)
_BIG = "(?:(?=[万亿])(?:万亿|亿|万))"
_SCALE = "(?:(?=[万亿千百])(?:万亿|千亿|百亿|亿|千万|百万|万|千(?![瓦米克])|百))"
_NUMBER = rf"(?:{_DIGITS}{_BIG}(?=\d)){{0,2}}{_DIGITS}{_SCALE}?(?![A-Za-z\d{VULGAR}]|\.\d|{GOES_ON})"
_SHARE = "[%％]|个?百分点|成"
_AFTER = "(?:(?=[左上下及以])(?:左右|上下|及?以上|及?以下|以内))"
_TAIL = rf"[余多]?{_BIG}?(?:{_SHARE}|{_DIGITED_UNIT})?多?{_AFTER}?"
_RANGE = rf"(?:(?:{_SHARE}|{_DIGITED_UNIT})?(?:[至到~～-]|[–—]+)(?:{_NUMBER})(?:{_SHARE}|{_DIGITED_UNIT})?)"
_FRACTION = r"(?=\d{1,3}分)\d{1,3}分之\d{1,3}(?![\d.])"
_BARE = "[二两三四五六七八九]"
# Bounded, so that a run of numerals costs no more than its length.
_NUMERALS = rf"{NUMERAL}{{1,16}}"
_WITH_PLACES = rf"(?:十|[{''.join(DIGITS)}][{''.join(TENS)}]){NUMERAL}{{0,16}}"
_SPELLED = (
    rf"百分之(?:{_DIGITS}|{_NUMERALS})(?:点{_NUMERALS})?"
    rf"|{_NUMERALS}分之{_NUMERALS}"
    rf"|(?:{_WITH_PLACES}|{_BARE})[余多]?{_BIG}?(?:成|{_SPELLED_UNIT}){_AFTER}?"
    rf"|[数几](?:十万|百万|千万|十|百|千|万|亿)[余多]?{_SPELLED_UNIT}"
    rf"|十[几余多]{_SPELLED_UNIT}"
)
# Set phrases in which a number counts nothing, and congresses of a party, which are counted through: 十五大, 党的八大.
_IDIOM = (
    "一手托两家|三天两头|三天打鱼两天晒网|一个巴掌|五个指头|千家万户|百家争鸣"
    rf"|(?:[二三四]?十[{''.join(DIGITS)}]|[二三四]十|(?:(?<=党的)|(?<=中共)){NUMERAL})大"
)
_LUNAR_DAY = f"初{NUMERAL}|廿{NUMERAL}|十{NUMERAL}|二十{NUMERAL}?|三十"
_LUNAR = rf"(?:农历|阴历)?[正二三四五六七八九十冬腊]月(?:{_LUNAR_DAY})|大年初{NUMERAL}"
_DATE = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:份|\d{1,2}[日号])?|\d{4}-\d{1,2}-\d{1,2}"
_CLOCK = r"\d{1,2}(?:时|点)(?:\d{1,2}分|半|整)?(?![间代候])|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_DAY = r"\d{1,2}[日号](?!游|益)"
_BEGINS_DATE = r"(?=\d{1,4}[年月日号时点:：-])"

# A match is a figure's first character, from which the groups look ahead: an expression that begins with a set of
# characters is searched for several times faster than one that begins with a condition.
_FIRST = r"[0-9０-９零〇一二两三四五六七八九十百千万数几正冬腊大农阴]"
FIGURE = lazily(
    rf"{_FIRST}(?<![\d.．/A-Za-zＡ-Ｚａ-ｚ第_].)(?<=(?="
    rf"(?=\d)(?:{_BEGINS_DATE}(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK})|(?P<day>{_DAY}))"
    rf"|(?P<number>(?<!\w[-−])(?!{CAME_BEFORE})(?:{_FRACTION}|{_NUMBER}(?!分之)(?:{_RANGE}|{_TAIL}))))"
    rf"|(?!\d)(?:(?P<idiom>{_IDIOM})|(?P<lunar>{_LUNAR})|(?<!{NUMERAL})(?P<spelled>{_SPELLED}))"
    rf"){_FIRST})"
)

BEFORE = by_last_letter(HEDGES_BEFORE)
RATE = lazily(r"每(?:平方米|分钟|小时|人次|季度|公里|[天日周月年户人亩吨箱盒包袋台套辆家桌件张瓶只班校村间层架排])\Z")
LONGEST_RATE, END_OF_RATE = 5, frozenset("米钟时次度里天日周月年户人亩吨箱盒包袋台套辆家桌件张瓶只班校村间层架排")
