"""Code lists of SDMX-ML structure files (2.0, 2.1 and 3.0), as registries give them, in the shape that rules name.

A file that declares a document type is refused: no structure file needs one, and entities are declared nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

from check_data.importing.carried import Left
from check_data.importing.code_list import CodeList, listed
from check_data.not_runnable import NotRunnable

_LISTS = ("Codelist", "CodeList")
_NAMES = ("Name", "Description")
"""Name of a code since 2.1; in 2.0 the description is all that it has."""
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_MAINTAINED = ("DataStructure", "KeyFamily", "ConceptScheme", "HierarchicalCodelist", "Hierarchy", "AgencyScheme")
"""What else a structure file may hold, of which no table of codes is made."""


class _Code(NamedTuple):
    line: int
    code: str
    parent: str
    names: dict[tuple[str, str], str]
    """By whether it is a name or a description, and its language."""


def read(text: str, path: str, wanted: str | None = None) -> CodeList:
    """The code list of a file, the one that is ``wanted`` by its id where there are several.

    Raises:
        NotRunnable: it is no such file, or declares a document type; or it holds no code list, or several.

    """
    reader = _Reader(path)
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        raise NotRunnable(f"{path}:{error.lineno}: no XML: {expat.ErrorString(error.code)}") from error
    if not reader.lists:
        raise NotRunnable(f"{path}:1: no code list of SDMX")
    names = ", ".join(reader.lists)
    if wanted is None and len(reader.lists) > 1:
        raise NotRunnable(f"{path}:1: several code lists: {names}; say which one with --list")
    name = wanted if wanted is not None else next(iter(reader.lists))
    if name not in reader.lists:
        raise NotRunnable(f"{path}:1: no code list {name!r}; there are {names}")
    return _carried(reader.lists[name], name, path, reader.others)


def _carried(codes: list[_Code], name: str, path: str, others: Mapping[str, int]) -> CodeList:
    languages = dict.fromkeys(language for each in codes for kind, language in each.names if kind == _kind(each))
    chosen = "en" if "en" in languages else next(iter(languages), "")
    parents = any(each.parent for each in codes)
    rows = [
        (each.line, {"code": each.code, "name": _name(each, chosen), **({"parent": each.parent} if parents else {})})
        for each in codes
    ]
    found = listed(rows, path)
    left = [Left(line, "", f"{kind} is no code list") for kind, line in others.items()]
    lost = [each for each in languages if each != chosen]
    if lost:
        left.append(Left(codes[0].line, name, f"names in {', '.join(lost)}; those in {chosen or 'none'} are taken"))
    described = Counter(_kind(each) == "Name" and any(kind != "Name" for kind, _ in each.names) for each in codes)[True]
    if described:
        left.append(Left(codes[0].line, name, f"descriptions of {described} codes"))
    return found._replace(left=(*found.left, *left))


def _kind(code: _Code) -> str:
    """Whether a code is called by a name, or by a description."""
    return "Name" if any(kind == "Name" for kind, _ in code.names) else "Description"


def _name(code: _Code, language: str) -> str:
    """What a code is called in a language; in another one where it has no name in that."""
    names = {each: said for (kind, each), said in code.names.items() if kind == _kind(code)}
    return names.get(language, next(iter(names.values()), ""))


class _Reader:
    """The code lists of a file by their ids, and what else is in it, with its line."""

    def __init__(self, path: str) -> None:
        self.lists: dict[str, list[_Code]] = {}
        self.others: dict[str, int] = {}
        self._path = path
        self._open: list[str] = []
        self._codes: list[_Code] | None = None
        self._said: list[str] | None = None
        self._language = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_: Any) -> None:
        problem = "declares a document type, which no structure file of SDMX does"
        raise NotRunnable(f"{self._path}:{self.parser.CurrentLineNumber}: {problem}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag, line = name.rpartition(" ")[2], self.parser.CurrentLineNumber
        parent = self._open[-1] if self._open else ""
        self._open.append(tag)
        if tag in _LISTS:
            self._codes = self.lists.setdefault(attributes.get("id", ""), [])
        elif tag in _MAINTAINED:
            self.others.setdefault(tag, line)
        elif tag == "Code" and self._codes is not None:
            code = attributes.get("id", attributes.get("value", "")).strip()
            self._codes.append(_Code(line, code, attributes.get("parentCode", "").strip(), {}))
        elif parent == "Code" and tag in (*_NAMES, "Parent"):
            self._said, self._language = [], attributes.get(_LANGUAGE, "")
        elif parent == "Parent" and tag == "Ref" and self._codes:
            self._codes[-1] = self._codes[-1]._replace(parent=attributes.get("id", "").strip())

    def _text(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def _end(self, _: str) -> None:
        tag = self._open.pop()
        if tag in _LISTS:
            self._codes = None
        if self._said is None or self._codes is None or not self._open or self._open[-1] != "Code":
            return
        said, self._said = " ".join("".join(self._said).split()), None
        code = self._codes[-1]
        if tag == "Parent":
            self._codes[-1] = code._replace(parent=said or code.parent)
        else:
            code.names.setdefault((tag, self._language), said)
