"""In which language a text is written, by its script, its small words and the marks in its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from check_data.languages.folders import installed, is_read, signs
from check_data.patterns import lazily

UNKNOWN = "und"
"""A text in another language than those that are known here, or whose numbers are printed as in another."""
ENGLISH, CHINESE, JAPANESE, KOREAN = "en", "zh", "ja", "ko"
_SEEN, _HEAD, _BLOCK = 40_000, 4000, 600
"""Characters that are looked at, and those that decide: what is not to be read of a page is blank; and of a block."""
_LETTERS, _WORDS = lazily(r"[^\W\d_]+"), lazily(r"[^\W\d_]{2,}|[yèéà]|[dl](?=['’][^\W\d_])")
_KANA, _HANGUL = lazily(r"[\u3041-\u30fa\u30fd-\u30ff]+"), lazily(r"[\uac00-\ud7a3]+")
_HAN = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_EASTERN = lazily(r"[\u3041-\ufaff]")
"""A range that holds all of these."""
_LATIN = lazily(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_FEW, _MANY = 3, 20
_SHARE = 0.08
"""Of the words of a text that are small ones: of running text about a half, of a table with headings a tenth."""
_SURE, _OTHER = 0.2, 5
"""Small words of its document's language from which a block is in it; those from which it may be in another."""
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
    """The language of a text, by the code of its folder, of Chinese "zh-Hans" or "zh-Hant"; `UNKNOWN` for another one;
    None where nothing in it says so.
    """
    head = " ".join(text.lstrip()[:_SEEN].split())[:_HEAD]
    if not head.isascii():
        script = _by_script(head)
        if script:
            return script
    found = _by_words(head) or _by_numbers(head)
    if found == UNKNOWN:
        return _by_few_words(head) or found
    return found or _of_one_sentence(head)


def in_full(language: str | None) -> bool:
    """Whether texts in a language that `written_in` names are read; one without any sign is read as an English one."""
    return language is None or is_read(language.partition("-")[0])


def pack_of(language: str | None) -> str:
    """The code of the pack that reads a document in a language that `written_in` names: English where none does."""
    return language.partition("-")[0] if language is not None and in_full(language) else ENGLISH


def code_of(text: str, default: str = ENGLISH) -> str:
    """The code of the pack that reads a block of a document; ``default``, that of the document, where the block says
    no other.
    """
    plain = text.isascii()
    script = None if plain else _script(text, default)
    if script is not None:
        return script
    if not (_LATIN if plain else _LETTERS).search(text):
        return default
    return _latin(text[:_BLOCK], ENGLISH if default in (CHINESE, JAPANESE, KOREAN) else default)


def _script(text: str, default: str) -> str | None:
    """The code of the pack of a block in Han characters, kana or Hangul: a tenth of its letters; None in others."""
    if _EASTERN.search(text) is None:
        return None
    han, kana, hangul = (_count(each, text) for each in (_HAN, _KANA, _HANGUL))
    # A tenth of all characters are a tenth of the letters, at least: letters are counted for few blocks.
    letters = 0 if 10 * han >= len(text) else _count(_LETTERS, text)
    if 10 * (han + kana + hangul) < letters or not han + kana + hangul:
        return None
    if hangul > han + kana:
        found = KOREAN
    elif 25 * kana > han:
        found = JAPANESE
    else:
        found = default if default in (JAPANESE, KOREAN) else CHINESE
    return found if is_read(found) else CHINESE if 10 * han >= letters else default


def _count(characters: re.Pattern[str], text: str) -> int:
    """How many characters of a kind are in a text: the pattern finds as many as stand side by side."""
    return sum(map(len, characters.findall(text)))


def _latin(text: str, default: str) -> str:
    """The code of the pack of a block in Latin letters: another than its document's where its small words say so."""
    words = _WORDS.findall(text.lower())
    mine = sum(map(signs().get(default, frozenset()).__contains__, words))
    if len(words) < _OTHER or mine >= _SURE * len(words):
        return default
    told = {code: sum(map(own.__contains__, words)) for code, own in signs().items() if is_read(code)}
    best = max(told, key=lambda code: told[code])
    sure = told[best] >= max(_OTHER, _SURE * len(words)) and told[best] > 2 * mine
    return best if sure else default


def _by_script(head: str) -> str | None:
    """The language of a script that is its own, where that is a tenth of the letters; None in Latin ones."""
    characters = "".join(_HAN.findall(head))
    han, kana, hangul = len(characters), _count(_KANA, head), _count(_HANGUL, head)
    letters = _count(_LETTERS, head)
    if 10 * (han + kana + hangul) >= letters > 0:
        if hangul > han + kana:
            return KOREAN
        if 25 * kana > han:
            return JAPANESE
        # The encodings of Taiwan and of the mainland hold one script each: a text is in that which holds more of it.
        mainland, taiwan = (len(characters.encode(name, "ignore")) for name in ("gb2312", "big5"))
        return f"{CHINESE}-Hant" if taiwan > mainland else f"{CHINESE}-Hans"
    return UNKNOWN if 2 * _count(_LATIN, head) < letters and not installed() else None


def _by_words(head: str) -> str | None:
    words = Counter(_WORDS.findall(head.lower()))
    found = _most(words, signs())
    if found == ENGLISH:
        return found
    others = signs(others=True)  # looked for only where a text is not English: that costs some time
    found = _most(words, others)
    if found is not None:
        return found
    total = sum(words.values())
    accents = sum(not char.isascii() for char in head if char.isalpha())
    english = sum(words[word] for word in others[ENGLISH] & words.keys())
    foreign = total >= _MANY and english < _SHARE * total / 2 and accents > _ACCENTS * sum(map(len, words.elements()))
    return UNKNOWN if foreign else None


def _by_few_words(head: str) -> str | None:
    """The language of a text of few words, such as a table, whose numbers are not printed as English ones are: that of
    which any stands in it, and more than of another one.
    """
    words = Counter(_WORDS.findall(head.lower()))
    return _most(words, {code: own for code, own in signs().items() if code != ENGLISH}, few=1)


def _of_one_sentence(head: str) -> str | None:
    """The language of a text of a sentence or two without any small word of English, or number that is printed as in
    English: that of which two stand in it, and more than of another one.
    """
    words = Counter(set(_WORDS.findall(head[:_BLOCK].lower())))
    if len(head) > _BLOCK or not signs()[ENGLISH].isdisjoint(words) or _INSULAR.search(head):
        return None
    return _most(words, {code: own for code, own in signs().items() if code != ENGLISH}, few=2)


def _most(words: Counter[str], known: Mapping[str, frozenset[str]], few: int = _FEW) -> str | None:
    """The language of which a text has most small words, and enough; None where that is none or two."""
    told = {language: sum(map(words.__getitem__, own.intersection(words))) for language, own in known.items()}
    best, second = sorted(told, key=lambda language: -told[language])[:2]
    enough = told[best] >= max(few, _SHARE * sum(words.values())) and told[best] > told[second]
    return best if enough else None


def _by_numbers(head: str) -> str | None:
    """`UNKNOWN` where numbers are printed as English ones are not, or may be and no other says that they are not."""
    continental, insular = len(_CONTINENTAL.findall(head)), len(_INSULAR.findall(head))
    if continental or insular:
        return UNKNOWN if continental > insular else None
    return UNKNOWN if _EITHER.search(head) else None
