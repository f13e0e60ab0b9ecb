from itertools import islice

from check_data.texts import lint_bytes
from tests.mutation.hostile import hostile


def test_the_same_texts_for_a_seed() -> None:
    assert list(hostile(3, 40)) == list(hostile(3, 40))
    assert list(hostile(3, 40)) != list(hostile(4, 40))


def test_the_first_of_them_are_linted_without_a_fault() -> None:
    for name, raw in islice(hostile(19, 60), 60):
        assert not [each.problem for each in lint_bytes(raw, name).unread if "a fault of check-data" in each.problem]
