"""The lowest versions that ``pyproject.toml`` declares, written to the file that is named, for ``pip install -r``.

What is read of a requirement is its name, its extras and its lower bound; one without a bound is an error. The extra
``spark`` is left out: it needs an environment of its own.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

REQUIREMENT = re.compile(r"(?P<name>[\w.-]+(?:\[[\w,]+\])?)>=(?P<lowest>[\w.]+)")


def lowest(pyproject: Path) -> list[str]:
    """Each dependency of the package, of its extras and of its tests, at its lowest version."""
    declared = tomllib.loads(pyproject.read_text("utf-8"))
    extras = declared["project"]["optional-dependencies"]
    wanted = [*declared["project"]["dependencies"], *declared["dependency-groups"]["test"]]
    wanted += [each for name, extra in extras.items() if name != "spark" for each in extra]
    pinned = set()
    for requirement in wanted:
        read = REQUIREMENT.fullmatch(requirement)
        if read is None:
            sys.exit(f"{pyproject}: {requirement!r} has no lower bound that is read; write name>=version")
        pinned.add(f"{read['name']}=={read['lowest']}")
    return sorted(pinned)


if __name__ == "__main__":
    pins = lowest(Path(__file__).resolve().parent.parent / "pyproject.toml")
    Path(sys.argv[1]).write_text("\n".join(pins) + "\n", encoding="utf-8")
