"""What git says of a repository: the files that it follows, and their lines that changed since a revision."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping

from check_data.not_runnable import NotRunnable

_HUNK = re.compile(r"@@ -\d+(?:,(?P<before>\d+))? \+(?P<start>\d+)(?:,(?P<after>\d+))? @@")
_NAME, _PREFIX = "+++ ", "b/"
# Whatever a user's configuration says of differences: programs, renames, prefixes and colours of its own.
_PLAIN = (
    "--no-ext-diff --no-textconv --no-color --no-renames --no-relative --submodule=short --ignore-submodules=dirty "
    f"--inter-hunk-context=0 --src-prefix=a/ --dst-prefix={_PREFIX}"
).split()
# A repository may be somebody's: nothing that its configuration names is run or fetched.
_ASKING = (
    *("git", "--no-pager", "--no-optional-locks", "-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never"),
)
_OF_REPOSITORIES = ("local", "worktree")
_COUNT, _KEY, _VALUE = "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_{}", "GIT_CONFIG_VALUE_{}"
_NOTHING: Mapping[str, str] = {}
_FOLLOWED = "H"
"""How git marks files that it follows and looks at; not those that it was told to assume unchanged."""
_OF_ONE_REPOSITORY = (
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_NAMESPACE"
).split()


def changed_in(root: str, revision: str, *, elsewhere: bool = False) -> Mapping[str, frozenset[int] | None]:
    """The changed lines of each file that git follows, by its path from ``root``, none where it did not change; None:
    all of them. ``elsewhere``: it is not the repository that the environment may name.

    Raises:
        NotRunnable: git does not know the revision.

    """
    unfiltered = _unfiltered(git(root, "config", "--list", "--show-scope", "--name-only", "-z", elsewhere=elsewhere))
    since = (*_PLAIN, "--end-of-options", revision, "--")
    # A binary file (Word, PDF) shows no lines: all of it is new.
    names = git(root, "diff", "--name-only", "-z", *since, elsewhere=elsewhere, more=unfiltered).split("\0")[:-1]
    listed = (line.partition(" ") for line in git(root, "ls-files", "-v", "-z", elsewhere=elsewhere).split("\0"))
    found: dict[str, frozenset[int] | None] = {name: frozenset() for mark, _, name in listed if mark == _FOLLOWED}
    lines: dict[str, frozenset[int]] = {}
    diff = git(root, "diff", "--unified=0", *since, elsewhere=elsewhere, more=unfiltered)
    for name, hunk in _hunks(diff):
        lines[name] = lines.get(name, frozenset()) | hunk
    return found | {name: lines.get(name) for name in names if name in found}


def _hunks(diff: str) -> Iterator[tuple[str, frozenset[int]]]:
    """The file and the new lines of each hunk; of what is gone the lines around it."""
    name, inside = "", 0
    for line in diff.split("\n"):
        if inside and line[:1] in "+-":
            inside -= 1
        elif line.startswith(_NAME):
            name = _unquoted(line.removeprefix(_NAME).rstrip("\t"))
        elif read := _HUNK.match(line):
            before, after = (int(read[each] or 1) for each in ("before", "after"))
            inside, start = before + after, int(read["start"])
            yield name, frozenset(range(start, start + after) if after else (start, start + 1))


def _unquoted(name: str) -> str:
    """A path as git prints it."""
    if name.startswith('"'):
        import codecs

        name = os.fsdecode(codecs.escape_decode(os.fsencode(name[1:-1]))[0])
    return name.removeprefix(_PREFIX)


def _unfiltered(listed: str) -> dict[str, str]:
    """What undoes the filters that a repository's own configuration runs over its files: of all names of settings with
    their scopes. What a user's configuration says of filters stays.
    """
    scopes = iter(listed.split("\0")[:-1])
    own = [name for scope, name in zip(scopes, scopes, strict=True) if scope in _OF_REPOSITORIES]
    ends = {".clean": "", ".process": "", ".required": "false"}
    return {name: ends[end] for name in own for end in ends if name.startswith("filter.") and name.endswith(end)}


def _configured(environment: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """An environment with more settings of git than it may have."""
    if not more:
        return dict(environment)
    first = int(environment.get(_COUNT) or "0")
    added = {_COUNT: str(first + len(more))}
    for number, (name, value) in enumerate(more.items(), start=first):
        added |= {_KEY.format(number): name, _VALUE.format(number): value}
    return {**environment, **added}


def git(folder: str, *arguments: str, elsewhere: bool = False, more: Mapping[str, str] = _NOTHING) -> str:
    """What git prints, with ``more`` settings.

    Raises:
        NotRunnable: it can't be started, or fails.

    """
    unwanted = ("GIT_DIFF_OPTS", *(_OF_ONE_REPOSITORY if elsewhere else ()))
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    try:
        done = subprocess.run(
            [*_ASKING, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env=_configured(environment, more) | {"GIT_NO_LAZY_FETCH": "1"},
        )
    except OSError as error:
        raise NotRunnable("--diff needs git, which can't be started") from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().split("\n")[0]
        raise NotRunnable(f"--diff: git {arguments[0]}: {told}")
    return os.fsdecode(done.stdout)
