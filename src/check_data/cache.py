"""Results of a project by the content of all that decides them: what did not change is not computed again.

An entry is one file, written beside its name and then renamed: runs at the same time, and runs that are killed, leave
whole entries or none. What can't be read is taken as absent.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any

from check_data.opened import read_bytes
from check_data.patterns import lazily
from check_data.written import Result

FOLDER = ".check-data-cache"
MOST_BYTES = 64 << 20
"""Bytes of a project beyond which it is not cached: to hash it would cost what it saves."""
MOST_ENTRIES = 32
_MARK = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of check-data; check-data clean removes it.\n"
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_ENTRY = lazily(r"[0-9a-f]{40}\.json(\.[0-9]+\.part)?|(CACHEDIR\.TAG|\.gitignore)\.[0-9]+\.part")
_PARTS = ("data", "checks", "schemas")
_CONFIGURATIONS = ("check-data.toml", "pyproject.toml")


def key_of(project: str, run: Mapping[str, Any], files: Iterable[str] = ()) -> str | None:
    """What stands for all that decides a run's result; None where there is too much of it.

    ``run`` is what was asked for, ``files`` are files besides those of the project.
    """
    found = [*files, *_files(project), *_configurations(project)]
    if sum(os.path.getsize(path) for path in found if os.path.isfile(path)) > MOST_BYTES:
        return None
    key = blake2b(digest_size=20)
    for part in (_program(), os.getcwd(), _repositories(), dict(run)):
        key.update(json.dumps(part, sort_keys=True, default=str).encode() + b"\n")
    for path in found:
        key.update(os.fsencode(f"{path}\n{_digest(path)}\n"))
    return key.hexdigest()


def load(project: str, key: str, outputs: int) -> Result | None:
    """The result that is stored, of so many outputs, if all modules that its run imported are as they were.

    An entry is data that anybody may have written: what is not as `store` writes it is taken as absent.
    """
    if not _is_ours(project):
        return None
    raw = _regular(_path(project, key))
    try:
        data = json.loads(raw or b"null")
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or set(data) != {*Result._fields, "modules"}:
        return None
    modules, texts, remarks, code = (data[name] for name in ("modules", "outputs", "remarks", "code"))
    if not (_are_texts(texts) and len(texts) == outputs and _are_texts(remarks) and code in (0, 1)):
        return None
    if not isinstance(modules, dict) or any(_digest(path) != digest for path, digest in modules.items()):
        return None
    return Result(tuple(texts), tuple(remarks), int(code))


def store(project: str, key: str, result: Result) -> None:
    """Keep a result, and drop the oldest beyond `MOST_ENTRIES`.

    Raises:
        OSError: it can't be written.

    """
    folder = os.path.join(project, FOLDER)
    try:
        os.mkdir(folder)
    except FileExistsError:
        # A file, a link, or what another program made.
        if not os.path.isdir(folder) or os.path.islink(folder) or not (_is_ours(project) or _is_new(folder)):
            raise OSError(f"{folder} is no folder of check-data's own") from None
    for name, text in ((_MARK, _TAG), (".gitignore", "*\n")):
        if not os.path.lexists(os.path.join(folder, name)):
            _write(os.path.join(folder, name), text)
    modules = {path: _digest(path) for path in _modules()}
    _write(_path(project, key), json.dumps({**result._asdict(), "modules": modules}, ensure_ascii=True))
    _drop(folder)


def clean(project: str) -> bool:
    """Remove what is kept of a project; whether there was something. A folder of another program stays."""
    from shutil import rmtree

    if not _is_ours(project):
        return False
    rmtree(os.path.join(project, FOLDER))
    return True


def _is_ours(project: str) -> bool:
    """Whether the cache is a real folder of the project, and one that this program made: a link may lead anywhere."""
    folder = os.path.join(project, FOLDER)
    return not os.path.islink(folder) and _regular(os.path.join(folder, _MARK)) == _TAG.encode()


def _is_new(folder: str) -> bool:
    """Whether there is nothing in it but what another run is beginning with."""
    return all(_ENTRY.fullmatch(name) or name in (_MARK, ".gitignore") for name in os.listdir(folder))


def _are_texts(data: object) -> bool:
    return isinstance(data, list) and all(isinstance(each, str) for each in data)


def _regular(path: str) -> bytes | None:
    """The content of a file; None of a link, a device, a pipe, or what can't be read."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        return read_bytes(path)
    except OSError:
        return None


def _files(project: str) -> Iterator[str]:
    for part in _PARTS:
        for folder, below, names in os.walk(os.path.join(project, part)):
            below[:] = sorted(name for name in below if name != "__pycache__")
            yield from (os.path.join(folder, name) for name in sorted(names))


def _configurations(project: str) -> Iterator[str]:
    """Every file from the folder upwards that a configuration may be in."""
    level = os.path.abspath(project)
    while True:
        yield from (os.path.join(level, name) for name in _CONFIGURATIONS)
        above = os.path.dirname(level)
        if above == level:
            return
        level = above


def _repositories() -> list[str]:
    """The folders above this one that are repositories: reports name files from there."""
    level, found = os.getcwd(), list[str]()
    while True:
        found += [level] if os.path.exists(os.path.join(level, ".git")) else []
        above = os.path.dirname(level)
        if above == level:
            return found
        level = above


def _program() -> list[object]:
    """This program, its Python, and what is installed beside it."""
    own = [
        (path, seen.st_mtime_ns, seen.st_size)
        for folder, _, names in os.walk(_PACKAGE)
        for path in (os.path.join(folder, name) for name in sorted(names) if not name.endswith(".pyc"))
        for seen in [os.stat(path)]
    ]
    installed = [
        name
        for folder in sys.path
        if folder.endswith("-packages") and os.path.isdir(folder)
        for name in sorted(os.listdir(folder))
        if name.endswith(".dist-info")
    ]
    return [sys.version, sys.path, own, installed]


def _modules() -> list[str]:
    """The files of the modules that were imported from elsewhere than Python, what is installed and this program:
    what a project's schemas import.
    """
    from sysconfig import get_path

    kept = (*(get_path(name) + os.sep for name in ("stdlib", "platstdlib", "purelib", "platlib")), _PACKAGE + os.sep)
    paths = {os.path.abspath(path) for each in list(sys.modules.values()) if (path := getattr(each, "__file__", None))}
    return sorted(path for path in paths if not path.startswith(kept))


def _digest(path: str) -> str:
    try:
        return blake2b(read_bytes(path), digest_size=20).hexdigest()
    except OSError:
        return ""


def _path(project: str, key: str) -> str:
    return os.path.join(project, FOLDER, f"{key}.json")


def _write(path: str, text: str) -> None:
    beside = f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(beside, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _drop(folder: str) -> None:
    """Remove the oldest entries, and what killed runs left."""
    kept = [entry for entry in os.scandir(folder) if _ENTRY.fullmatch(entry.name)]
    for entry in sorted(kept, key=_age, reverse=True)[MOST_ENTRIES:]:
        try:
            os.unlink(entry.path)
        except FileNotFoundError:
            continue  # another run was faster


def _age(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
