"""Units of printed figures: which are the same, which convert, which count whole things.

A unit is written as in the figures table: a classifier (家), a name (firms), a symbol (%, kWh), or a quotient of
two (只/分钟). The dimension ``date`` marks calendar days.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from check_data.figures.value import Value


class Unit(Value):
    """A product of powers of base units, and the factor that converts a value to them.

    ``powers`` is sorted by base; the empty product is a pure number (a share).
    """

    __slots__ = ("factor", "powers")
    __match_args__ = ("powers", "factor")
    powers: tuple[tuple[str, int], ...]
    factor: Fraction

    def __init__(self, powers: tuple[tuple[str, int], ...] = (), factor: Fraction = Fraction(1)) -> None:
        object.__setattr__(self, "powers", powers)
        object.__setattr__(self, "factor", factor)

    def __mul__(self, other: Unit) -> Unit:
        merged = dict(self.powers)
        for base, power in other.powers:
            merged[base] = merged.get(base, 0) + power
        kept = sorted((base, power) for base, power in merged.items() if power)
        return Unit(tuple(kept), self.factor * other.factor)

    def inverse(self) -> Unit:
        """The unit of one over a value."""
        return Unit(tuple((base, -power) for base, power in self.powers), 1 / self.factor)

    def fits(self, other: Unit) -> bool:
        """Whether values of the two units may be added or compared."""
        return self.powers == other.powers

    @property
    def name(self) -> str:
        """The unit in base units, as a table would print it; empty for a pure number."""
        above = "·".join(_power(base, power) for base, power in self.powers if power > 0)
        below = "·".join(_power(base, -power) for base, power in self.powers if power < 0)
        return f"{above or '1'}/{below}" if below else above


NUMBER = Unit()
DAYS = Unit((("天", 1),))

# One unit under several names. The first name is the base that the others are.
_SAME = (
    "人 名 位 口 人次 人员 people persons person inhabitants",
    "个 大 件 样 种 类 宗 item items",
    "家 户 firms firm companies company households",
    "台 台次",
    "套 台套 sets set",
    "例 cases case",
    "元 人民币 元人民币 yuan CNY RMB ¥",
    "美元 US$ USD dollars dollar $",
    "欧元 € EUR euros euro",
    "英镑 £ GBP pounds pound",
    "日元 JPY yen",
    "港元 港币 HK$ HKD",
    "天 日 days day d",
    "月 个月 months month",
    "年 周年 years year",
    "米 m metres metre meters meter",
    "克 g grams gram",
    "平方米 平米 m² m2 square_metres",
    "升 L l litres liters",
    "千瓦时 kWh",
    "千瓦 kW",
    "摄氏度 ℃ °C",
)

# name: (base, factor to the base, aliases)
_SCALED = (
    ("小时", "天", Fraction(1, 24), "钟头 hours hour h"),
    ("分钟", "天", Fraction(1, 1440), "minutes minute min"),
    ("秒", "天", Fraction(1, 86400), "秒钟 seconds second s"),
    ("周", "天", Fraction(7), "星期 礼拜 weeks week"),
    ("千米", "米", Fraction(1000), "公里 km kilometres kilometers"),
    ("厘米", "米", Fraction(1, 100), "公分 cm"),
    ("毫米", "米", Fraction(1, 1000), "mm"),
    ("千克", "克", Fraction(1000), "公斤 kg kilograms"),
    ("吨", "克", Fraction(10**6), "t tonnes tons tonne ton"),
    ("斤", "克", Fraction(500), ""),
    ("毫升", "升", Fraction(1, 1000), "mL ml"),
    ("英里", "米", Fraction("1609.344"), "miles mile"),
    ("英尺", "米", Fraction("0.3048"), "feet foot ft"),
    ("英寸", "米", Fraction("0.0254"), "inches inch"),
    ("磅", "克", Fraction("453.59237"), "lbs lb"),
    ("盎司", "克", Fraction("28.349523125"), "ounces ounce oz"),
    ("金衡盎司", "克", Fraction("31.1034768"), "troy_ounces"),
    ("码", "米", Fraction("0.9144"), "yards yard yd"),
    ("海里", "米", Fraction(1852), "nautical_miles"),
    ("加仑", "升", Fraction("3.785411784"), "gallons gallon"),
    ("英制加仑", "升", Fraction("4.54609"), "imperial_gallons"),
    ("英亩", "平方米", Fraction("4046.8564224"), "acres acre"),
    ("公顷", "平方米", Fraction(10000), "ha hectares"),
    ("平方公里", "平方米", Fraction(10**6), "km² km2 平方千米"),
    ("亩", "平方米", Fraction(2000, 3), ""),
    ("平方英里", "平方米", Fraction("2589988.110336"), "square_miles mi2 mi²"),
    ("平方英尺", "平方米", Fraction("0.09290304"), "square_feet ft2 ft²"),
    ("立方米", "升", Fraction(1000), "立方 m³ m3"),
    ("立方英尺", "升", Fraction("28.316846592"), "cubic_feet ft3 ft³"),
    ("瓦", "千瓦", Fraction(1, 1000), "W"),
    ("兆瓦", "千瓦", Fraction(1000), "MW"),
    ("吉瓦", "千瓦", Fraction(10**6), "GW"),
    ("兆瓦时", "千瓦时", Fraction(1000), "MWh"),
)

# A share is a pure number; its printed percent sign is part of the number, not of the unit.
_PURE = ("%", "％", "percent", "per cent", "个百分点", "百分点", "pp", "percentage points", "成", "倍", "times")

_BASES = {name: group.split()[0] for group in _SAME for name in group.split()}
_FACTORS = {name: (base, factor) for first, base, factor, more in _SCALED for name in (first, *more.split())}

# Bases that are measured: a value of them need not be whole. Every Chinese classifier and English plural that is
# not measured counts things.
_MEASURED = frozenset(
    """元 美元 欧元 英镑 日元 港元 天 月 年 米 克 平方米
    升 千瓦时 千瓦 摄氏度 date 岁 桶 里 页 角 毛""".split()
)
_PHYSICAL = frozenset("天 月 年 米 克 平方米 升 千瓦时 千瓦 摄氏度".split())
_ENGLISH_COUNTS = frozenset(["people", "men", "women", "children", "staff"])


@lru_cache(maxsize=1 << 12)
def unit(text: str) -> Unit:
    """The unit that ``text`` names; a name that is in no table is a unit of its own.

    ``只/分钟`` and ``每分钟只`` style quotients are written with a slash.
    """
    above, slash, below = text.strip().partition("/")
    if slash:
        return unit(above) * unit(below).inverse()
    if above in _PURE or not above:
        return NUMBER
    if above in _FACTORS:
        base, factor = _FACTORS[above]
        return Unit(((base, 1),), factor)
    return Unit(((_BASES.get(above, above), 1),))


DATE = unit("date")


def is_known(name: str) -> bool:
    """Whether a name is in a table: one that is never part of a number or of a hedge."""
    return name in _BASES or name in _FACTORS


def counts_things(of: Unit) -> bool:
    """Whether the unit takes whole numbers only: a count of people, firms, masks …

    A unit in no table counts things if it is written in Han characters (a classifier) or is an English plural;
    any other unknown unit is taken as measured, because a wrong whole number could accuse a true figure.
    """
    if len(of.powers) != 1 or of.powers[0][1] != 1 or of.factor != 1:
        return False
    return _base_counts(of.powers[0][0])


def physical(of: Unit) -> bool:
    """Whether nothing in a unit is counted or paid: km/h, but not masks a minute or yuan a tonne."""
    return _PHYSICAL.issuperset(base for base, _ in of.powers)


@lru_cache(maxsize=1 << 12)
def _base_counts(base: str) -> bool:
    if base in _MEASURED:
        return False
    return _is_han(base) or base in _ENGLISH_COUNTS or (base.isalpha() and base.islower() and _is_plural(base))


def generic(of: Unit) -> bool:
    """Whether the unit is the all-purpose counter 个 (items), which stands in for any count."""
    return of.powers == (("个", 1),)


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _power(base: str, power: int) -> str:
    return base if power == 1 else f"{base}^{power}"
