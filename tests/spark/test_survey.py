"""What workers say of groups, without Spark."""

import pickle
from collections import Counter

import pytest

pa = pytest.importorskip("pyarrow")

from check_data.agreement.check import Check  # noqa: E402
from check_data.spark.across import Spanning  # noqa: E402
from check_data.spark.groups import OWN  # noqa: E402
from check_data.spark.survey import PICKLED, Asked, Survey, merged, of_derived, survey_rows  # noqa: E402
from tests.returns.test_across_law import check_of  # noqa: E402
from tests.spark.test_across_law import batches_of  # noqa: E402

TABLE = pa.table({"g": ["a", None, "b", "a"], "t": [1, 2, 3, 4], "x": [1, 2, 3, None]})
TREE = 'holds = "t == children(t)"\nhierarchy = { code = "g" }'


def survey_of(check: Check) -> Survey:
    assert check.across is not None
    asked = Asked(check.name, check.across, on=False)
    rows = (row for batch in batches_of(TABLE, OWN, 3) for row in survey_rows([batch], OWN, [asked]))
    return merged(pickle.loads(row[PICKLED][0].as_py()) for row in rows)


def test_records_that_lack_a_cell_of_the_groups_of_a_statistic() -> None:
    check = check_of('holds = "t <= 2 * mean(t by g)"')
    assert check.across is not None
    (derived,) = check.across.derived
    assert survey_of(check).lost[of_derived(check.name, derived.name)] == 1


def test_records_that_lack_a_code() -> None:
    check = check_of(TREE)
    assert survey_of(check).lost[check.name] == 1


def test_codes_of_which_not_all_below_are_there_are_told() -> None:
    check = check_of(TREE)
    assert check.across is not None
    spanned = object.__new__(Spanning)  # as the workers' counts come back
    spanned._surveys = {None: survey_of(check)}
    told = list(spanned._of_check(check, check.across, Counter({f"childless.{check.name}": 2})))
    assert any("of 2 records not all codes right below theirs are there" in each for each in told)
