"""Who went through a study, and what later sentences tell of those that were counted before."""

import pytest

from tests.facts.spaced.test_tellings import tellings


def told(text: str, *forms: str) -> list[str]:
    return [each for each in tellings(text) if each.split()[1] in forms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 235 patients randomised, 16 withdrew and 219 completed it.", ["sum flow 1: 235 | 16 | 219"]),
        ("Ninety-six of the 331 patients were excluded, leaving 235.", ["sum flow 1: 331 | Ninety-six | 235"]),
        ("After excluding 96 of 331 records, 235 remained.", ["sum flow 1: 331 | 96 | 235"]),
        (
            "A total of 235 adults (120 women) were enrolled. Sixteen dropped out (9 women), three declined and 216"
            " completed it.",
            ["sum flow-on 1: 235 | Sixteen | three | 216"],
        ),
        # The parts may overlap, or are not all: nothing says that those lost and those kept are all there is.
        ("Of 235 patients randomised, 16 withdrew and 12 shops closed.", []),
        ("Of 235 patients randomised, 16 had a cough and 219 completed it.", []),
        ("Of 235 patients randomised, 16 withdrew in the first arm and 219 completed it.", []),
        ("Sixteen withdrew, three declined and 219 completed it.", []),
        ("Of 235 patients randomised, 300 withdrew and 219 completed it.", []),
        ("Of 235 patients randomised, 1.6 withdrew and 219 completed it.", []),
        ("A total of 235 patients were enrolled.\n\nSixteen dropped out and 219 completed it.", []),
        ("They withdrew on 3 May and completed it on 5 May.", []),
    ],
)
def test_lost_and_kept_are_the_whole(text: str, expected: list[str]) -> None:
    assert told(text, "flow", "flow-on") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 331 patients were screened and 235 were randomised.", ["within flow:steps 1: 235 | Some 331"]),
        (
            "We screened 331 patients. In all, 235 adults were randomised.",
            ["within flow-on:steps 1: 235 | 331"],
        ),
        ("We enrolled 235 patients; 219 patients completed it.", ["within flow:steps 1: 219 | 235"]),
        (
            "In all, 331 records were screened and 20 records were excluded, leaving 300 records.",
            ["within flow:steps 1: 300 | 331"],
        ),
        # Of another arm, of other things, in another order, in another paragraph.
        ("In all, 24 patients randomised to the drug and 27 patients on placebo completed it.", []),
        ("A group of 22 patients was enrolled; 1,970 segments were evaluated.", []),
        ("Then 219 completed it, and 235 patients had been randomised.", []),
        ("We enrolled 235 patients, and 331 patients had been screened.", []),
        ("We screened 331 patients.\n\nIn all, 235 patients were randomised.", []),
        ("The sky was clear. In all, 235 patients were randomised.", []),
    ],
)
def test_no_step_has_more_than_the_one_before(text: str, expected: list[str]) -> None:
    assert told(text, "flow:steps", "flow-on:steps") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met 250 nurses. Thirty-one of them left.", ["within list:n-of-them 1: Thirty-one | 250"]),
        ("We met 250 nurses and 40 cooks. Then 31 of the nurses left.", ["within list:n-of-them 1: 31 | 250"]),
        ("We met 250 nurses and 40 cooks. Then 31 of them left.", []),
        ("We met 250 nurses. Then 31 of these shops closed.", []),
        ("We met 250 nurses here and 40 nurses there. Then 31 of the nurses left.", []),
        ("We met 250 nurses. Then 31 of the best left.", []),
        ("It rose by 250. Then 31 of them left.", []),
        ("We met 250 nurses. Then 31 men left.", []),
        ("We met 250 nurses. Then 31 of them", ["within list:n-of-them 1: 31 | 250"]),
        ("We met two nurses. Then one of them left.", []),
        ("It cost 250 dollars. Then 31 of them left.", []),
    ],
)
def test_some_of_them(text: str, expected: list[str]) -> None:
    assert told(text, "list:n-of-them") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will cut 4,000 jobs. Those include 1,000 nurses.", ["within list:they-include 1: 1,000 | 4,000"]),
        (
            "It will cut 4,000 jobs. Among them were 1,000 nurses and 200 cooks.",
            ["sum list:they-include 1: 4,000 | 1,000 | 200 open=1"],
        ),
        ("It will cut 4,000 jobs and 30 shops. Those include 1,000 nurses.", []),
        ("It will cut 4,000 jobs. Those include 1,000 nurses on average.", []),
        ("It will cut 4,000 jobs. Those include some nurses, 12% of all.", []),
        ("It will cut 4,000 jobs. Those include $12.", []),
        ("It has ten traits. Those include one (character 2.1) and another (character 7.0).", []),
        ("It will cut 4,000 jobs. Those are 1,000 nurses.", []),
    ],
)
def test_they_include_some(text: str, expected: list[str]) -> None:
    assert told(text, "list:they-include") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The study consisted of 217 adults, 112 in the first arm and 105 in the second arm.",
            ["sum list:apart:put 1: 217 | 112 | 105"],
        ),
        ("We met 42 nurses; 20 received tea and 22 received milk.", ["sum list:apart:put 1: 42 | 20 | 22"]),
        ("It has 42 shops, 20 in Rome and 22 in Bari.", ["sum list:apart:alike 0: 42 | 20 | 22"]),
        # What is told so itself is a part, too; those who left and who stayed are told elsewhere.
        ("It has 42 shops in Pisa, 20 in Rome and 22 in Bari.", []),
        ("We met 42 nurses, 20 nurses were lost and 22 nurses completed it.", []),
        ("It has 42 shops, 20 in Rome, 22 in Bari.", []),
        ("It has 42 shops, 20 in Rome and 22 by the sea.", []),
    ],
)
def test_parts_that_begin_alike(text: str, expected: list[str]) -> None:
    assert told(text, "list:apart:put", "list:apart:alike") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 120 students (70 women) came.", ["within list:bracket:one 1: 70 | 120"]),
        ("The 120 students (70 nurses) came.", []),
        ("The 120 students (70 women, mean age 21) came.", ["within list:bracket:one 1: 70 | 120"]),
        ("The 120 students (70 men and 50 women, aged 18 to 65).", ["sum list:bracket:closed 2: 120 | 70 | 50"]),
        ("The 120 students (70 women; mean age 21; 50 men) came.", ["within list:bracket:one 1: 70 | 120"]),
        ("It carried 120 people, 70 passengers and 50 crew.", ["sum list:apart:closed 2: 120 | 70 | 50"]),
        ("They came, 120 students, including 70 women and 50 men.", ["sum list:including:closed 1: 120 | 70 | 50"]),
    ],
)
def test_kinds_of_a_set(text: str, expected: list[str]) -> None:
    assert (
        told(text, "list:bracket:one", "list:including:closed", "list:bracket:closed", "list:apart:closed") == expected
    )


def test_those_lost_are_not_all() -> None:
    text = "We screened 2287 adults. Of these, 2122 were ineligible and 60 were lost."
    assert told(text, "list:of-those:2") == ["sum list:of-those:2 0: 2287 | 2122 | 60"]
