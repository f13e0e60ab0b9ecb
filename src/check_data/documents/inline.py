"""What a paragraph of Markdown reads as: marks of emphasis, targets of links, code, images and tags taken out.

Places are found here and not by a parser of Markdown, as none tells columns.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from check_data.documents.blocks import Run
from check_data.documents.emphasis import Emphasis, emphasis, pair
from check_data.documents.runs import RunMaker, add
from check_data.documents.superscript import raised
from check_data.patterns import lazily

_MARK = lazily(
    r"(?P<code>`+)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~\n])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<tag><!--[^<]*?-->|</?[A-Za-z][^<>]*>)"
    r"|(?P<note>\[\^[^\]\[\s]{1,40}\]:?|\^[^\^\s]{1,3}\^)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<emphasis>\*+|_+|~~+)"
)
_MARKED = lazily(r"[`\\&<\[\]^*_~!]")
"""What marks begin with: a set of characters is found fastest."""
_TARGET = lazily(
    r"\([ \n]{0,9}(?:<[^<>\n]{0,2000}>|[^\s()<]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,9})"
    r"(?:[ \n]{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \n]{0,9}\)"
)
_LABEL = lazily(r"\[[^\[\]]{0,200}\]")
_BREAK, _SUP, _END_SUP = lazily(r"(?i)<br[\s/>]"), lazily(r"(?i)<sup[\s>]"), lazily(r"(?i)</sup[\s>]")
_STRONG = lazily(r"(?is)(?:\*\*|__|<(?:b|strong)\b[^<>]*>).*(?:\*\*|__|</(?:b|strong)>)")
_REACH = 12
"""How far before raised characters is looked."""


class _Piece(NamedTuple):
    """A piece of the paragraph that is read: as it stands, or as an entity's characters."""

    start: int
    end: int
    text: str | None = None


class _Tag(NamedTuple):
    """A tag in the midst of the words."""

    text: str
    start: int


_Node = _Piece | Emphasis | _Tag


def read_inline(source: Run, labels: frozenset[str] = frozenset()) -> Run:
    """The run that a paragraph's source reads as, its lines divided by line feeds.

    ``labels`` are those of the link definitions that the document has, in lower case.
    """
    maker = RunMaker()
    if _MARKED.search(source.text) is None or _MARK.search(source.text) is None:
        add(maker, source, 0, len(source.text))
        return maker.run()
    nodes = _nodes(source.text, labels)
    pair([node for node in nodes if isinstance(node, Emphasis)])
    _emit(maker, source, nodes)
    return maker.run()


def strong(text: str) -> bool:
    """Whether the whole of a source is printed bold."""
    return _STRONG.fullmatch(text) is not None


def _nodes(text: str, labels: frozenset[str]) -> list[_Node]:
    """The pieces, tags and marks of emphasis of a source in their order."""
    nodes: list[_Node] = []
    brackets: list[tuple[int, int, str]] = []
    fences: dict[int, list[int]] | None = None
    at = 0
    while found := _MARK.search(text, at):
        start, end, kind = found.start(), found.end(), found.lastgroup
        if start > at:
            nodes.append(_Piece(at, start))
        at = end
        if kind == "code":
            fences = _fences(text) if fences is None else fences
            at = _code_end(fences, start, end)
            if at == end:
                nodes.append(_Piece(start, end))
        elif kind == "escape":
            nodes.append(_Piece(start + 1, end))
        elif kind == "entity":
            from html import unescape  # with two thousand names, which few texts have

            nodes.append(_Piece(start, end, unescape(found[0])))
        elif kind == "tag":
            nodes.append(_Tag(found[0], start))
        elif kind == "open":
            brackets.append((len(nodes), start, found[0]))
            nodes.append(_Piece(start, end))
        elif kind == "close":
            at = _close(text, start, nodes, brackets, labels)
        elif kind == "emphasis":
            nodes.append(emphasis(text, start, end))
    if at < len(text):
        nodes.append(_Piece(at, len(text)))
    return nodes


def _close(text: str, at: int, nodes: list[_Node], brackets: list[tuple[int, int, str]], labels: frozenset[str]) -> int:
    """Read a closing bracket, and where it ends a link or an image take that out; where reading goes on."""
    nodes.append(_Piece(at, at + 1))
    if not brackets:
        return at + 1
    number, start, opening = brackets.pop()
    target = _TARGET.match(text, at + 1)
    if target is None and labels:
        label = _LABEL.match(text, at + 1)
        named = text[start + len(opening) : at] if label is None or label[0] == "[]" else label[0][1:-1]
        if named.strip().lower() not in labels:
            return at + 1
        end = label.end() if label else at + 1
    elif target is None:
        return at + 1
    else:
        end = target.end()
    if opening == "![":
        del nodes[number:]
    else:
        nodes.pop()
        nodes[number] = _Piece(start, start)
    return end


def _fences(text: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length."""
    found: dict[int, list[int]] = {}
    for run in _BACKTICKS.finditer(text):
        found.setdefault(run.end() - run.start(), []).append(run.start())
    return found


_BACKTICKS = lazily(r"`+")


def _code_end(fences: dict[int, list[int]], start: int, end: int) -> int:
    """The end of the code that a run of backticks opens; the run's own end where nothing closes it."""
    length = end - start
    starts = fences.get(length, [])
    after = bisect_right(starts, start)
    return starts[after] + length if after < len(starts) else end


def _emit(maker: RunMaker, source: Run, nodes: list[_Node]) -> None:
    lifted: list[_Piece] | None = None
    for node in nodes:
        if isinstance(node, _Tag):
            if _BREAK.match(node.text):
                maker.blank(source.place(node.start))
            elif _SUP.match(node.text):
                lifted = []
            elif _END_SUP.match(node.text) and lifted is not None:
                _raise(maker, source, lifted)
                lifted = None
            continue
        piece = node if isinstance(node, _Piece) else _Piece(node.start + node.used, node.end)
        if lifted is not None:
            lifted.append(piece)
        else:
            _put(maker, source, piece)
    for piece in lifted or ():
        _put(maker, source, piece)


def _put(maker: RunMaker, source: Run, piece: _Piece) -> None:
    if piece.text is None:
        add(maker, source, piece.start, piece.end)
    else:
        put_entity(maker, piece.text, source.place(piece.start))


def put_entity(maker: RunMaker, text: str, place: int) -> None:
    """Add the characters that an entity stands for."""
    maker.read(text, 0, len(text), place)


def _raise(maker: RunMaker, source: Run, pieces: list[_Piece]) -> None:
    inner = "".join(source.text[piece.start : piece.end] if piece.text is None else piece.text for piece in pieces)
    shown = raised(maker.ending(_REACH), inner.strip())
    if shown == inner.strip():
        for piece in pieces:
            _put(maker, source, piece)
    elif shown:
        first = next(piece for piece in pieces if piece.end > piece.start)
        put_entity(maker, shown, source.place(first.start))
