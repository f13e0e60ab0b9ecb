"""In which language a text is written, by its script, its small words and the marks in its numbers."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from check_data.patterns import lazily
from check_data.reading.signs_of_languages import WORDS

UNKNOWN = "und"
"""A text in another language than those that are known here, or whose numbers are printed as in another."""
READ = (None, "en", "zh-Hans", "zh-Hant")
"""The languages of which texts are read in full; a text without any sign is read as an English one."""
_SEEN, _HEAD = 40_000, 4000
"""Characters that are looked at, and those that decide: what is not to be read of a page is blank."""
_LETTERS, _WORDS = lazily(r"[^\W\d_]+"), lazily(r"[^\W\d_]{2,}|[yèéà]|[dl](?=['’][^\W\d_])")
_KANA, _HANGUL = lazily("[\u3041-\u30fa\u30fd-\u30ff]"), lazily("[\uac00-\ud7a3]")
_HAN = lazily("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = lazily("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_FEW, _MANY = 3, 20
_SHARE = 0.08
"""Of the words of a text that are small ones: of running text about a half, of a table with headings a tenth."""
_ACCENTS = 0.02
_CONTINENTAL = lazily(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})++,\d++|\d{1,3}(?:\.\d{3}){2,}+|\d++,(?:\d{4,}+|\d\d?))(?![\d.,]*\d)"
)
_INSULAR = lazily(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})++\.\d++|\d{1,3}(?:,\d{3})++|\d++\.(?:\d{4,}+|\d\d?)|0\.\d{3})(?![\d.,]*\d)"
)
_EITHER = lazily(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]*\d)")


@lru_cache(maxsize=8)
def written_in(text: str) -> str | None:
    """The language of a text: "en", "zh-Hans", "zh-Hant", "de", "fr", "es", "it", "pt", "nl", "ja" or "ko"; `UNKNOWN`
    for another one; None where nothing in it says so.
    """
    head = " ".join(text.lstrip()[:_SEEN].split())[:_HEAD]
    if not head.isascii():
        script = _by_script(head)
        if script:
            return script
    return _by_words(head) or _by_numbers(head)


def is_chinese(language: str | None) -> bool:
    """Whether a language that `written_in` names is Chinese in either script."""
    return language is not None and language.startswith("zh")


def _by_script(head: str) -> str | None:
    """The language of a script that is its own, where that is a tenth of the letters; None in Latin ones."""
    characters = "".join(_HAN.findall(head))
    han, kana, hangul = len(characters), len(_KANA.findall(head)), len(_HANGUL.findall(head))
    letters = sum(map(len, _LETTERS.findall(head)))
    if 10 * (han + kana + hangul) >= letters > 0:
        if hangul > han + kana:
            return "ko"
        if 25 * kana > han:
            return "ja"
        # The encodings of Taiwan and of the mainland hold one script each: a text is in that which holds more of it.
        mainland, taiwan = (len(characters.encode(name, "ignore")) for name in ("gb2312", "big5"))
        return "zh-Hant" if taiwan > mainland else "zh-Hans"
    return UNKNOWN if 2 * len(_LATIN.findall(head)) < letters else None


def _by_words(head: str) -> str | None:
    words = Counter(_WORDS.findall(head.lower()))
    total = sum(words.values())
    told = {language: sum(words[word] for word in own & words.keys()) for language, own in WORDS.items()}
    best, second = sorted(told, key=lambda language: -told[language])[:2]
    if told[best] >= max(_FEW, _SHARE * total) and told[best] > told[second]:
        return best
    accents = sum(not char.isascii() for char in head if char.isalpha())
    foreign = (
        total >= _MANY and told["en"] < _SHARE * total / 2 and accents > _ACCENTS * sum(map(len, words.elements()))
    )
    return UNKNOWN if foreign else None


def _by_numbers(head: str) -> str | None:
    """`UNKNOWN` where numbers are printed as English ones are not, or may be and no other says that they are not."""
    continental, insular = len(_CONTINENTAL.findall(head)), len(_INSULAR.findall(head))
    if continental or insular:
        return UNKNOWN if continental > insular else None
    return UNKNOWN if _EITHER.search(head) else None
