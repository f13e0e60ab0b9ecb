"""Working ahead keeps the order, and tells of a failure where it stands."""

import threading
from collections.abc import Iterator

import pytest

from check_data.returns.ahead import ahead


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(ahead(lambda item: item * item, range(20))) == [item * item for item in range(20)]
    assert list(ahead(str, iter(()))) == []


def test_two_items_are_worked_on_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    both = threading.Barrier(2, timeout=30)
    assert sorted(ahead(lambda _: both.wait(), range(4))) == [0, 0, 1, 1]


def test_no_more_items_are_taken_than_are_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: None)
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(3):
            taken.append(item)
            yield item

    found = ahead(lambda item: item, items())
    assert next(found) == 0
    assert taken == [0]


def test_a_failure_is_raised_at_its_item() -> None:
    found = ahead(lambda item: 1 // item, (1, 0, 1))
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)
