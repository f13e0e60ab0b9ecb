"""Who a study was made of, by the kinds of a closed set: no more than all of them."""

import pytest

from tests.facts.spaced.test_flow import told

ALL = "A total of 16 dialysis patients were enrolled. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ALL}There were 9 males and 7 females.", ["sum names:kinds-of-people 1: 16 | 9 | 7 open=1"]),
        (f"{ALL}It was in May. There were 9 men and 12 women.", ["sum names:kinds-of-people 1: 16 | 9 | 12 open=1"]),
        # No closed set, another count before, no people or others, more of a kind than of all, too far, too few.
        (f"{ALL}There were 9 males and 7 nurses.", []),
        (f"{ALL}In 5 towns there were 9 males and 7 females.", []),
        ("A total of 16 shops were seen. There were 9 males and 7 females.", []),
        ("Ten came, and the other 16 patients left. There were 9 males and 7 females.", []),
        ("Of 20 patients 16 patients left. There were 9 males and 7 females.", []),
        ("A total of 4 patients left. There were 3 males and 1 female.", []),
        (f"{ALL}There were 19 males and 7 females.", []),
        (f"{ALL}It rained. It snowed. It blew. There were 9 males and 7 females.", []),
        ("There were 9 males and 7 females.", []),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert told(text, "names:kinds-of-people") == expected
