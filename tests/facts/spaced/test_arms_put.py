"""Those who took part in a study, with the arms that the sentence after them puts them into."""

import pytest

from tests.facts.spaced.test_flow import told

TOOK = "A total of 50 adults were enrolled. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TOOK}They were randomly put into two groups: the drug (n = 25) and none (n = 20).", ["50 | 25 | 20"]),
        (f"{TOOK}They were assigned to the drug (n = 25) or none (n = 20).", ["50 | 25 | 20"]),
        (
            f"{TOOK}They were divided into three equal arms: drug (20 cases), salt (20 cases) and none (15 cases).",
            ["50 | 20 | 20 | 15"],
        ),
        (
            f"{TOOK}It was in spring. They were split into two groups, 25 adults in one and 20 adults in another.",
            ["50 | 25 | 20"],
        ),
        (
            "In May fifty adults were recruited. They were divided into two groups: 25 adults sang, 20 adults slept.",
            ["fifty | 25 | 20"],
        ),
    ],
)
def test_arms_are_of_those_who_took_part(text: str, expected: list[str]) -> None:
    assert told(text, "list:arms-put") == [f"sum list:arms-put 1: {each}" for each in expected]


PUT = "They were divided into two groups: the drug (n = 25) and none (n = 20)."


@pytest.mark.parametrize(
    "text",
    [
        # No whole: none told, not one of people, another block, several, too few, no part taken, hedged.
        PUT,
        f"A total of 50 shops were enrolled. {PUT}",
        f"{TOOK}\n\n{PUT}",
        f"In it 50 adults and 12 children were enrolled. {PUT}",
        f"Four adults were enrolled. {PUT}",
        f"A total of 50 adults went home. {PUT}",
        f"About 50 adults were enrolled. {PUT}",
        f"A total of 22 adults were enrolled. {PUT}",
        # A part of others, those that were looked at, needed, or left, the rest.
        f"Of 50 adults were enrolled some. {PUT}",
        f"In all 50 of 90 adults were enrolled. {PUT}",
        f"A total of 50 adults were screened and were enrolled. {PUT}",
        f"The 50 adults who were enrolled were needed. {PUT}",
        f"The remaining 50 adults were enrolled. {PUT}",
        f"{TOOK}Some withdrew. {PUT}",
        f"Some of 50 adults were enrolled. {PUT}",
        # Arms: others than as many as are told, one, some before it, people beside them, a number of all, not put.
        f"{TOOK}They were divided into three groups: the drug (n = 25) and none (n = 20).",
        f"{TOOK}They were divided into drug (20 cases), salt (20 cases) and none (15 cases).",
        f"{TOOK}They were divided over two towns and 12 weeks, and got the drug (n = 25).",
        f"{TOOK}Those who came (n = 45) were divided into two groups, one of them in spring (n = 25).",
        f"{TOOK}They were divided into two groups: the drug (n = 25, 12 women) and none (n = 20).",
        f"{TOOK}They were divided into two groups: the drug (n = 25), none (N = 20).",
        f"{TOOK}They liked two groups: the drug (n = 25) and none (n = 20).",
    ],
)
def test_arms_of_others_are_not_added_up(text: str) -> None:
    assert told(text, "list:arms-put") == []
