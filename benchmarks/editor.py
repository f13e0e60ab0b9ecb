"""The language server on a text of a megabyte: the time from a change to its diagnostics, and that of a hover.

Usage: python benchmarks/editor.py
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from check_data.editor.server import DELAY

ROUNDS = 7
URI = "untitled:long"
SENTENCE = (
    "{day}日，全市新增确诊病例{whole}例（甲市{a}例、乙市{b}例、丙市{c}例），出动人员约{people}人，"
    "发放口罩{masks}万只。\n\n"
)


def text() -> str:
    """A megabyte of UTF-8 in Chinese, of bulletins that add up but for ten."""
    parts, size, number = ["# 疫情通报\n\n"], 0, 0
    while size < 1_000_000:
        a, b, c = number % 97 + 3, number % 53 + 2, number % 31 + 1
        whole = a + b + c + (1 if number % 800 == 0 else 0)
        parts.append(
            SENTENCE.format(
                day=number % 28 + 1, whole=whole, a=a, b=b, c=c, people=100 + number, masks=number % 90 + 1.5
            )
        )
        size += len(parts[-1].encode())
        number += 1
    return "".join(parts)


async def main() -> None:
    """Print the medians."""
    client, long = LanguageClient("benchmark", "1"), text()
    published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def put(params: types.PublishDiagnosticsParams) -> None:
        published.put_nowait(params)

    await client.start_io(sys.executable, "-m", "check_data", "lsp")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    item = types.TextDocumentItem(URI, "plaintext", 0, long)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    found = len((await published.get()).diagnostics)
    changes, hovers = [], []
    for version in range(1, ROUNDS + 1):
        began = time.perf_counter()
        of = types.VersionedTextDocumentIdentifier(version, URI)
        whole = types.TextDocumentContentChangeWholeDocument(f"{long}{version}")
        client.text_document_did_change(types.DidChangeTextDocumentParams(of, [whole]))
        await published.get()
        changes.append(time.perf_counter() - began)
        at = types.Position(long.count("\n") // 4 * 2, 12)
        for _ in range(2):
            began = time.perf_counter()
            await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(URI), at))
            hovers.append(time.perf_counter() - began)
    await client.shutdown_async(None)
    client.exit(None)
    print(f"{len(long.encode())} bytes, {found} diagnostics")
    print(f"a change to its diagnostics    {statistics.median(changes):.2f} s, of which {DELAY} s are waited")
    print(f"the first hover after it       {statistics.median(hovers[::2]) * 1000:.0f} ms")
    print(f"the second                     {statistics.median(hovers[1::2]) * 1000:.0f} ms")


if __name__ == "__main__":
    asyncio.run(main())
