"""Sequences that are made as they are looked at."""

from check_data.report.made import Made


def test_it_is_a_sequence_of_what_is_made() -> None:
    made = Made(["a", "bb", "ccc"], len)
    assert (len(made), list(made), made[1], made[-1], list(made[1:])) == (3, [1, 2, 3], 2, 3, [2, 3])
    assert 3 in made
    assert not Made([], len)
