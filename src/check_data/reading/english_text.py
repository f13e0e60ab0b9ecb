"""Figures in running English text: what starts one, what belongs to it, and what only looks like one."""

from __future__ import annotations

from check_data.patterns import lazily
from check_data.reading.english_fractions import IN_DIGITS, IN_WORDS
from check_data.reading.english_quotes import HEDGES_BEFORE, SCALE_WORDS, WORDS
from check_data.reading.grouping import CAME_BEFORE, GOES_ON, SPACED
from check_data.reading.phrase import VULGAR
from check_data.reading.starts import by_last_letter

# A group that mostly fails begins with a look at the next character or two, (?=...): that takes a fraction of what
# trying its alternatives one after the other does.
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_OF_MONTHS = "[JFMASOND]"
_DIGITS = (
    rf"(?:(?=\d{{1,3}}[ \u00a0\u2009\u202f]\d)(?:{SPACED})"
    r"|\d++(?:(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|(?:\.\d+)?)|\.\d+)"
)
_OF_SCALES = "".join(sorted({word[0] for word in SCALE_WORDS}))
_SCALE = rf"(?: ?(?=[{_OF_SCALES}])(?:{'|'.join(sorted(SCALE_WORDS, key=len, reverse=True))})\b)"
_SHARE = r"(?: ?%| (?=p)(?:per ?cent\b|pct\b|percentage points?\b))"
_CURRENCY = r"(?:(?:[$€£¥]|US\$|HK\$) ?)"
_UNIT = r"(?:(?=[kcmglofhMG])(?:km²|km2|km|cm|mm|m²|m2|kg|mg|g|lbs?|oz|ft|ha|kWh|MWh|GWh|kW|MW|GW|mL|ml)\b)"
_AFTER = r"(?:-odd\b| (?=[oa])(?:or (?:more|less|fewer|so)|and over)\b|\+)"
_NUMBER = (
    rf"(?:(?:{_CURRENCY}{_DIGITS}(?:{_SCALE}|[kKmMbBtT]\b)?"
    rf"|(?=\d{{0,3}}[ {VULGAR}])(?:{IN_DIGITS}){_SCALE}?"
    rf"|{_DIGITS}(?:{_SHARE}|{_SCALE}|[kK]\b|{_UNIT})?)(?:{_AFTER})?)"
)
_RANGE = (
    rf"(?:{_CURRENCY})?{_DIGITS}(?:{_SHARE})?(?: to |[-–—])"
    rf"(?:{_CURRENCY})?{_DIGITS}(?:{_SCALE}|{_UNIT})?(?:{_SHARE})?"
)
# Digits up to what joins two numbers, or to a share before that: only such are tried as a range.
_BEGINS_RANGE = (
    r"(?=[UHKS$€£¥]{0,3}+ ?+\d*+(?:(?: \d{3}){1,7}+|(?:[,\u00a0\u2009\u202f]\d{3})*+)(?:\.\d++)?+ ?+[-–—%pt])"
)
_BEGINS_DATE = rf"(?=\d\d?(?:[snrt:]| ?[ap]| (?:of )?{_OF_MONTHS})|\d{{4}}-|19\d\d|20\d\d)"
_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?:19|20)\d\d)?|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|(?:19|20)\d\d(?![\d.,]\d|\d| ?%)"
)
_NAMED_DATE = rf"{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?(?![\d,]\d)|,? (?:19|20)\d\d)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
# "a" and "one" are numbers only before a number word, a dozen, one million; and one percent is.
_ARTICLE = (
    r"(?:an?|one)\b(?! (?:hundred|thousand|million|mln|billion|bln|dozen)\b)(?!(?<=one) (?:per ?cent|pct|percentage)\b)"
)
_BEGINS_WORDS = r"(?=[Tt](?:w|h[ir]|en)|[Ff][io]|[Ss][ie]|[Ee][il]|[Nn]i|[Oo]n|[Aa]n?[ -]|[Zz]e|[A-Z]{2})"

# What goes on is another thing: a model, a fraction, a decimal, a power of ten, one of two numbers in a row.
_NO_MORE = rf"(?![A-Za-z0-9{VULGAR}]|\.\d|/\d| ?[×x] ?10[\^⁻−-]|{GOES_ON})"

# Most numbers of tables fill a cell of their own; where no other form can be meant, none is tried.
_CELL = r"(?<=\| )(?!(?:19|20)\d\d )\d++(?:,\d{3})*+(?:\.\d++)?+(?= \|)"

# A match is a figure's first character, from which the groups look ahead: an expression that begins with a set of
# characters is searched for several times faster than one that begins with a condition.
_FIRST = rf"[0-9０-９.$€£¥{VULGAR}A-Ztfsenoaz]"
FIGURE = lazily(
    rf"{_FIRST}(?<![\w.$€£¥/^×].)(?<!\w[-−].)(?<=(?="
    rf"(?P<cell>{_CELL})"
    rf"|(?=[\d.$€£¥UH{VULGAR}])(?:{_BEGINS_DATE}(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK}))(?!\w)"
    rf"|(?P<number>(?!{CAME_BEFORE})(?:{_BEGINS_RANGE}{_RANGE}|{_NUMBER}){_NO_MORE}))"
    rf"|{_BEGINS_WORDS}(?P<spelled>(?i:{IN_WORDS}|(?!{_ARTICLE}){WORDS})\b(?:{_SHARE})?)"
    rf"|(?={_OF_MONTHS})(?P<named>{_NAMED_DATE})(?!\w)"
    rf"){_FIRST})"
)

# What such a word stands before is a label, and counts nothing: Section 3, page 12, version 3.11, #7.
_LABELS = """section sections subsection chapter chapters figure figures fig. figs. table tables note notes footnote
page pages p. pp. line lines version versions appendix exhibit article paragraph clause item step part phase stage level
tier type class series grade volume vol. no. nos. rule schedule equation question answer room flight gate route
highway""".split()
LABELS, LONGEST_LABEL = by_last_letter(_LABELS), max(map(len, _LABELS))
LABELLED = lazily(r"\d{1,4}(?:\.\d{1,4})?")

BEFORE = by_last_letter(f"{word} " for word in HEDGES_BEFORE)
