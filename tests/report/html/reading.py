"""The page as its readers get it: elements with their attributes and text, by the standard library's parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

VOID = frozenset(["meta", "input", "br"])


class Element:
    """An element with its children; ``text`` is that of all below it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def classes(self) -> list[str]:
        return self["class"].split()

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, tag: str = "", name: str = "") -> list[Element]:
        """The elements below of a tag and a class."""
        return [each for each in self.walk() if tag in ("", each.tag) and (not name or name in each.classes)]

    def one(self, tag: str = "", name: str = "", which: Callable[[Element], bool] = lambda _: True) -> Element:
        [found] = [each for each in self.all(tag, name) if which(each)]
        return found

    def walk(self) -> Iterator[Element]:
        for each in self.inside:
            if isinstance(each, Element):
                yield each
                yield from each.walk()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs))
        assert len(made.attributes) == len(attrs), attrs
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last.tag == tag, (last.tag, tag, last.text[-200:])

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(page: str) -> Element:
    """The page; every element must be closed where it should be."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    [root] = parser.open
    return root
