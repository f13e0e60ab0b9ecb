"""Wrong fields of records that break rules: 20 fields, 12 rules with conditions and categories, each record wrong.

Usage: python benchmarks/locate.py [--records N]. Prints the seconds of one processor, and those for ten
thousand records.
"""

from __future__ import annotations

import argparse
import random
import time
from fractions import Fraction

from check_data.agreement.rule.parser import parse_rule
from check_data.editing.locate import Locator
from check_data.editing.system import Value, system_of
from check_data.figures.interval import Interval

RULES = {
    "total": "turnover + other == revenue",
    "profit": "profit == revenue - costs",
    "costs": "costs == staff_costs + materials + rent + energy",
    "staff": "staff == full_time + part_time",
    "wages": "if staff >= 1 then staff_costs >= 1",
    "margin": "profit <= 0.6 * revenue",
    "balance": "assets == equity + debt + loans + bonds",
    "micro": 'if size == "micro" then staff <= 9',
    "large": 'if staff > 250 then size == "large"',
    "export": 'if exports > 0 then trade == "yes"',
    "share": "exports <= turnover",
    "sizes": 'size in ["micro", "small", "medium", "large"]',
}


def record(chance: random.Random) -> dict[str, Value | None]:
    """A record that keeps all rules but for one or two fields, which are changed."""
    figures = {name: chance.randrange(1, 10**6) for name in ("turnover", "other", "equity", "debt", "loans", "bonds")}
    figures |= {name: chance.randrange(1, 10**4) for name in ("staff_costs", "materials", "rent", "energy")}
    figures |= {"full_time": chance.randrange(1, 5), "part_time": chance.randrange(5)}
    figures["staff"] = figures["full_time"] + figures["part_time"]
    figures["revenue"] = figures["turnover"] + figures["other"]
    figures["costs"] = max(
        sum(figures[name] for name in ("staff_costs", "materials", "rent", "energy")), figures["revenue"] * 2 // 5 + 1
    )
    figures["materials"] += figures["costs"] - sum(figures[n] for n in ("staff_costs", "materials", "rent", "energy"))
    figures["profit"], figures["assets"] = (
        figures["revenue"] - figures["costs"],
        sum(figures[n] for n in ("equity", "debt", "loans", "bonds")),
    )
    figures["exports"] = chance.randrange(figures["turnover"])
    for name in chance.sample(sorted(figures), chance.choice([1, 1, 2])):
        figures[name] += chance.choice([1, 9, 90, 10**3, 10**6])
    texts: dict[str, Value | None] = {"size": chance.choice(["micro", "small"]), "trade": chance.choice(["yes", "no"])}
    return {**texts, **{name: Interval.exactly(Fraction(value)) for name, value in figures.items()}}


def main() -> None:
    """Locate, and print how much processor time it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(20240131)
    system = system_of({name: parse_rule(text) for name, text in RULES.items()})
    locator = Locator(system, {})
    records = [record(chance) for _ in range(options.records)]
    start = time.process_time()
    found = [locator.located(each) for each in records]
    taken = time.process_time() - start
    wrong = sum(bool(each.weight) for each in found)
    print(f"{len(records):,} records of {len(records[0])} fields, {len(RULES)} rules: {wrong:,} break one")
    print(f"{taken:.1f} s, {taken / len(records) * 10_000:.1f} s for ten thousand")


if __name__ == "__main__":
    main()
