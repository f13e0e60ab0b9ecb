"""What follows a number: the expression for it is compiled for the first number that has something behind it."""

import pytest

from check_data.languages.folders import own
from check_data.languages.spaced import SpacedPack
from check_data.reading.spaced.vocabulary import Vocabulary
from check_data.reading.spaced.words import Data, lists, words

FIGURES: dict[str, Data] = {
    code: SpacedPack(code, folder).data("figures")
    for code, folder in own().items()
    if (folder / "words.toml").is_file()
}


def every_word(data: Data) -> list[str]:
    found = Vocabulary(data)
    kinds = ("basis_points", "tenths", "points", "words", "times")
    listed = [word for kind in kinds for word in words(data, "percent", kind)]
    listed += [*found.scales, *found.letters, *found.money_letters, *found.money_words, *found.measures, *found.spans]
    listed += [word for each in lists(data, "hedges", "after").values() for word in each]
    return [*listed, *words(data, "ages", "after"), *words(data, "dates", "ordinal")]


@pytest.mark.parametrize("code", FIGURES)
def test_every_word_is_seen_behind_a_number(code: str) -> None:
    waiting, known = Vocabulary(FIGURES[code]), Vocabulary(FIGURES[code])
    found = 0
    for word in every_word(FIGURES[code]):
        for text in (f"5{word}.", f"5 {word}, 6", f"5-{word}", f"5  {word.upper()}", f"5\u00a0{word} or so"):
            told = known.after.match(text, 1)
            assert told is not None
            assert waiting.behind(text, 1).groupdict() == told.groupdict(), text
            found += any(told.groupdict().values())
            vars(waiting).pop("after", None)
    assert found > 200


@pytest.mark.parametrize("code", FIGURES)
def test_the_mark_of_an_ordinal_is_seen(code: str) -> None:
    waiting, known = Vocabulary(FIGURES[code]), Vocabulary(FIGURES[code])
    for text in ("5. Mai", "5. Kapitel", "5. place", "5."):
        told = known.after.match(text, 1)
        assert told is not None
        assert waiting.behind(text, 1).groupdict() == told.groupdict()


def test_nothing_is_compiled_for_a_number_with_other_words_behind_it() -> None:
    waiting = Vocabulary(FIGURES["en"])
    assert not any(waiting.behind("5 cases, 6 in Aville", 1).groupdict().values())
    assert not any(waiting.behind("6 in Aville", 1).groupdict().values())
    assert "after" not in vars(waiting)
    assert waiting.behind("5 million", 1)["scale"] == "million"
    assert "after" in vars(waiting)
